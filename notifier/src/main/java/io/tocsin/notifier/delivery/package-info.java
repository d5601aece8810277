/**
 * The life of a delivery: what waits, what is sent next, what an answer means for what comes after.
 * How a provider is spoken to is left to the receivers, and where outcomes are kept to the log.
 */
@NullMarked
package io.tocsin.notifier.delivery;

import org.jspecify.annotations.NullMarked;
