/**
 * Queries for alerts, groups and receivers. Fetches them from the router, sorts them and writes
 * them in Alertmanager's format.
 */
@NullMarked
package io.tocsin.gateway.query;

import org.jspecify.annotations.NullMarked;
