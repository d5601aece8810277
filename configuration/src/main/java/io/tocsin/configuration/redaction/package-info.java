/**
 * Takes secrets out of text that came from outside: as they are, percent-encoded, escaped or in
 * Base64. Which secrets there are, and where the text goes, is left to others.
 */
@NullMarked
package io.tocsin.configuration.redaction;

import org.jspecify.annotations.NullMarked;
