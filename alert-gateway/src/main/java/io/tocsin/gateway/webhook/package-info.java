/**
 * Alerts from an Alertmanager that stands before us, by its webhook. Only the format is known here;
 * what is done with the alerts is the intake's business.
 */
@NullMarked
package io.tocsin.gateway.webhook;

import org.jspecify.annotations.NullMarked;
