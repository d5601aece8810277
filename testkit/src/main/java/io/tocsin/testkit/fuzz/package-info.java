/** Fuzzing for parsers of external input. */
@NullMarked
package io.tocsin.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
