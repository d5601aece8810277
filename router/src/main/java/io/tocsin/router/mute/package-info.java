/** The stages that keep alerts out of notifications, in Alertmanager's order. */
@NullMarked
package io.tocsin.router.mute;

import org.jspecify.annotations.NullMarked;
