/**
 * URLs in the configuration: parsed by Go's rules, which are more lenient than Java's, and
 * converted to URIs. Messages never repeat a URL, because many contain a secret.
 */
@NullMarked
package io.tocsin.configuration.url;

import org.jspecify.annotations.NullMarked;
