/**
 * Counts active alerts, in total and by alertname, and enforces their limits. Routing and
 * notification are the router's.
 */
@NullMarked
package io.tocsin.gateway.active;

import org.jspecify.annotations.NullMarked;
