/** Texts that nobody would write, thrown at whatever reads texts from outside. */
@NullMarked
package io.tocsin.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
