/** Notifications of the router: the newest state per destination and group. */
@NullMarked
package io.tocsin.events.notifications;

import org.jspecify.annotations.NullMarked;
