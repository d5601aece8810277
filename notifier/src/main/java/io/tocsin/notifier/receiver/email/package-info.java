/** Mail, one to all recipients, over a connection that is encrypted unless switched off. */
@NullMarked
package io.tocsin.notifier.receiver.email;

import org.jspecify.annotations.NullMarked;
