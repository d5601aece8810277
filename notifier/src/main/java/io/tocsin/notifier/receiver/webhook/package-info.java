/** Alertmanager's webhook, version 4, byte for byte. */
@NullMarked
package io.tocsin.notifier.receiver.webhook;

import org.jspecify.annotations.NullMarked;
