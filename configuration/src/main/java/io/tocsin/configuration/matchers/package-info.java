/**
 * Reads the keys {@code matchers}, {@code match} and {@code match_re} of a route or an inhibition
 * rule. The model's parser parses each matcher.
 */
@NullMarked
package io.tocsin.configuration.matchers;

import org.jspecify.annotations.NullMarked;
