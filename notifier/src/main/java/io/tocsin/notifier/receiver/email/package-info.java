/** Mail: one message to all recipients, encrypted unless switched off. */
@NullMarked
package io.tocsin.notifier.receiver.email;

import org.jspecify.annotations.NullMarked;
