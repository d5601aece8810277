/**
 * Receivers, tried out: a person asks for a test message, and it takes the way of every other one.
 * Telling people is the notifier's.
 */
@NullMarked
package io.tocsin.gateway.receiver;

import org.jspecify.annotations.NullMarked;
