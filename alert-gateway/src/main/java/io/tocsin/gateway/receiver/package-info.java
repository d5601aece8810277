/**
 * Test notifications: written to the notifications topic like any other and delivered by the
 * notifier.
 */
@NullMarked
package io.tocsin.gateway.receiver;

import org.jspecify.annotations.NullMarked;
