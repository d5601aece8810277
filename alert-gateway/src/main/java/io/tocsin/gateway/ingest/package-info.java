/**
 * Accepts alerts: the endpoints and the log. What is read and valid is written to Kafka before the
 * request is answered; {@code ingest.body} reads, {@code ingest.rule} validates. Routing is the
 * router's.
 */
@NullMarked
package io.tocsin.gateway.ingest;

import org.jspecify.annotations.NullMarked;
