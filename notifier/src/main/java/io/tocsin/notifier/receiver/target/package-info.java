/**
 * Where receivers may connect to. Decides by the addresses a name has at the moment of the
 * connection; what is said there is left to the receivers.
 */
@NullMarked
package io.tocsin.notifier.receiver.target;

import org.jspecify.annotations.NullMarked;
