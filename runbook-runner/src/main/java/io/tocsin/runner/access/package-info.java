/** Who may use REST, and as whom records name them. Fails closed. */
@NullMarked
package io.tocsin.runner.access;

import org.jspecify.annotations.NullMarked;
