/**
 * The demo: Tocsin as it is, a night as it happens, and fakes for everybody who is not here. Knows
 * Tocsin only by its command line, its files and its HTTP.
 */
@NullMarked
package io.tocsin.testkit.demo;

import org.jspecify.annotations.NullMarked;
