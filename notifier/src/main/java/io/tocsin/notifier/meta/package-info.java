/**
 * Alerts about ourselves: a destination that needs a person, a delivery that was given up. They are
 * routed like any other alert; who is told is left to the configuration.
 */
@NullMarked
package io.tocsin.notifier.meta;

import org.jspecify.annotations.NullMarked;
