/**
 * Finds the silences that match an alert. The gateway creates, edits and expires silences; the mute
 * stages keep silenced alerts out of notifications.
 */
@NullMarked
package io.tocsin.router.silence;

import org.jspecify.annotations.NullMarked;
