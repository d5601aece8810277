/**
 * Reads bodies: collects and decompresses them within their limits, and parses formats into alerts
 * as reported. Whether an alert is valid is decided in {@code ingest.rule}.
 */
@NullMarked
package io.tocsin.gateway.ingest.body;

import org.jspecify.annotations.NullMarked;
