/** Matchers of labels and how they are written, with exactly Alertmanager's semantics. */
@NullMarked
package io.tocsin.model.matcher;

import org.jspecify.annotations.NullMarked;
