/** Alertmanager's webhook, version 4, to the letter. */
@NullMarked
package io.tocsin.notifier.receiver.webhook;

import org.jspecify.annotations.NullMarked;
