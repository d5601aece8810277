/**
 * How many alerts are active, in all and by name, and what happens when they are too many. Knows
 * only what came in here; whether an alert is routed or told is the router's.
 */
@NullMarked
package io.tocsin.gateway.active;

import org.jspecify.annotations.NullMarked;
