/** Who may change something through REST. Fails closed. */
@NullMarked
package io.tocsin.runner.access;

import org.jspecify.annotations.NullMarked;
