/**
 * Removes secrets from external text: plain, percent-encoded, escaped or in Base64. Callers provide
 * the secrets.
 */
@NullMarked
package io.tocsin.configuration.redaction;

import org.jspecify.annotations.NullMarked;
