/** Waits for the host names of the brokers to resolve. */
@NullMarked
package io.tocsin.events.broker;

import org.jspecify.annotations.NullMarked;
