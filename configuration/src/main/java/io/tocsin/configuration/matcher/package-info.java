/**
 * Reads the matchers of a section, from the old keys and the new one. The model's parser parses
 * each matcher.
 */
@NullMarked
package io.tocsin.configuration.matcher;

import org.jspecify.annotations.NullMarked;
