/**
 * Accepts alerts from an upstream Alertmanager by its webhook. Only reads the format; the alerts go
 * to the intake.
 */
@NullMarked
package io.tocsin.gateway.webhook;

import org.jspecify.annotations.NullMarked;
