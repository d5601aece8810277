/**
 * Silences. The gateway decides whether an edit keeps the id; the router decides which alerts
 * match.
 */
@NullMarked
package io.tocsin.model.silence;

import org.jspecify.annotations.NullMarked;
