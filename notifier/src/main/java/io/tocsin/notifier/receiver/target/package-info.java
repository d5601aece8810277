/**
 * Restricts where receivers may connect. Decides by the addresses a name has at the time of the
 * connection.
 */
@NullMarked
package io.tocsin.notifier.receiver.target;

import org.jspecify.annotations.NullMarked;
