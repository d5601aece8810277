/** A clock that tests control. */
@NullMarked
package io.tocsin.testkit.clock;

import org.jspecify.annotations.NullMarked;
