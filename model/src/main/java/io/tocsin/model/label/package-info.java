/** Label sets and fingerprints, with exactly Alertmanager's semantics. */
@NullMarked
package io.tocsin.model.label;

import org.jspecify.annotations.NullMarked;
