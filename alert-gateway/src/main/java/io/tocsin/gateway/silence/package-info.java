/**
 * Silences: what a person may ask for, whether an edit keeps the id, and that it is safe before
 * anybody is told so. Which alerts a silence covers is the router's to say.
 */
@NullMarked
package io.tocsin.gateway.silence;

import org.jspecify.annotations.NullMarked;
