/**
 * Says which silences an alert falls under. Making, editing and ending silences is the gateway's
 * business, keeping their alerts out of messages that of the muting stages.
 */
@NullMarked
package io.tocsin.router.silence;

import org.jspecify.annotations.NullMarked;
