/** The stages that keep alerts out of a message, in Alertmanager's order. */
@NullMarked
package io.tocsin.router.mute;

import org.jspecify.annotations.NullMarked;
