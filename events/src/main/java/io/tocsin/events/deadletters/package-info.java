/**
 * Moves unreadable records to {@code tocsin.dead-letters}: the same way in every service, whatever
 * the size, with unlimited retries.
 */
@NullMarked
package io.tocsin.events.deadletters;

import org.jspecify.annotations.NullMarked;
