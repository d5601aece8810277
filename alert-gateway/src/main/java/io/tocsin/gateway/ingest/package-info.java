/**
 * Accepts alerts: parses and validates them, enforces limits, and writes them to Kafka before the
 * request is answered. Routing is the router's.
 */
@NullMarked
package io.tocsin.gateway.ingest;

import org.jspecify.annotations.NullMarked;
