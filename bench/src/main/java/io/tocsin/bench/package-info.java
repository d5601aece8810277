/** Benchmarks of the code that runs for every alert, with as many silences and rules as allowed. */
@NullMarked
package io.tocsin.bench;

import org.jspecify.annotations.NullMarked;
