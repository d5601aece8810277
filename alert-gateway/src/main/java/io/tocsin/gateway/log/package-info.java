/**
 * Durable, blocking writes to a topic, for silences and test notifications. Alerts have a faster,
 * non-blocking path in {@code ingest}.
 */
@NullMarked
package io.tocsin.gateway.log;

import org.jspecify.annotations.NullMarked;
