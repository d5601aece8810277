/**
 * Receivers and their integrations as configured. Rendering and sending is the notifier's business.
 */
@NullMarked
package io.tocsin.configuration.receiver;

import org.jspecify.annotations.NullMarked;
