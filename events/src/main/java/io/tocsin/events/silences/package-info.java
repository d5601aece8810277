/** Stored silences. */
@NullMarked
package io.tocsin.events.silences;

import org.jspecify.annotations.NullMarked;
