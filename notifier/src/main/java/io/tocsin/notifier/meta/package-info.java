/**
 * Alerts about Tocsin itself: a parked destination, a delivery that was given up, a rejected
 * recipient. They are routed like any other alert.
 */
@NullMarked
package io.tocsin.notifier.meta;

import org.jspecify.annotations.NullMarked;
