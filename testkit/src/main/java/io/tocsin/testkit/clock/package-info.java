/** Time that a test owns. */
@NullMarked
package io.tocsin.testkit.clock;

import org.jspecify.annotations.NullMarked;
