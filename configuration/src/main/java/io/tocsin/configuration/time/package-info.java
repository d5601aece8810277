/**
 * Time intervals: times of day, days, months and years by the wall clock of a time zone. The router
 * decides whether they mute a route.
 */
@NullMarked
package io.tocsin.configuration.time;

import org.jspecify.annotations.NullMarked;
