/**
 * The single way in: what a door has read is checked, bounded and written to the log before anybody
 * is told that it is safe. Where an alert goes from there is the router's business.
 */
@NullMarked
package io.tocsin.gateway.ingest;

import org.jspecify.annotations.NullMarked;
