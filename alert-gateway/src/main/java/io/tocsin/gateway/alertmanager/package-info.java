/**
 * What Alertmanager's clients expect at its address: API v2, health, reload and its metrics. Posted
 * alerts go to {@code ingest}; queries are answered in {@code query} and {@code silence}.
 */
@NullMarked
package io.tocsin.gateway.alertmanager;

import org.jspecify.annotations.NullMarked;
