/**
 * Label sets, their fingerprints and the matchers that select them, with Alertmanager's meaning to
 * the letter. What is done with a match is left to the router.
 */
@NullMarked
package io.tocsin.model.label;

import org.jspecify.annotations.NullMarked;
