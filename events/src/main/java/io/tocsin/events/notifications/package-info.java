/**
 * What the router wants people and machines to know, one newest state per destination and group.
 */
@NullMarked
package io.tocsin.events.notifications;

import org.jspecify.annotations.NullMarked;
