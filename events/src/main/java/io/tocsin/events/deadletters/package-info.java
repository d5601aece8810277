/**
 * How a record that nobody can read gets into {@code tocsin.dead-letters}: the same way from every
 * service, whatever its size, and for as long as it takes.
 */
@NullMarked
package io.tocsin.events.deadletters;

import org.jspecify.annotations.NullMarked;
