/**
 * Times of day, days, months and years by the wall clock of a place. Whether a route is muted by
 * them is the router's business.
 */
@NullMarked
package io.tocsin.configuration.time;

import org.jspecify.annotations.NullMarked;
