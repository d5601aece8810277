/**
 * Finds the firing alert that inhibits another one. The caller supplies the alerts and which of
 * them fire; the mute stages keep inhibited alerts out of notifications.
 */
@NullMarked
package io.tocsin.router.inhibit;

import org.jspecify.annotations.NullMarked;
