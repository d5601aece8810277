/**
 * Silences: validation, edits, and durable storage before the request is answered. Which alerts a
 * silence covers is decided by the router.
 */
@NullMarked
package io.tocsin.gateway.silence;

import org.jspecify.annotations.NullMarked;
