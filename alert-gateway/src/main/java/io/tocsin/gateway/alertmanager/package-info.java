/**
 * What Alertmanager's clients find at its address: API v2, health, reload, and its metrics' names.
 * Alerts go on to the intake; what is asked about them is answered elsewhere.
 */
@NullMarked
package io.tocsin.gateway.alertmanager;

import org.jspecify.annotations.NullMarked;
