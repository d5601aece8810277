/** Waiting for a condition, never for a time. */
@NullMarked
package io.tocsin.testkit.wait;

import org.jspecify.annotations.NullMarked;
