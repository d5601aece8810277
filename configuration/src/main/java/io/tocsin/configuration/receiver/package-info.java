/** Receivers and their integrations as configured. The notifier renders and sends. */
@NullMarked
package io.tocsin.configuration.receiver;

import org.jspecify.annotations.NullMarked;
