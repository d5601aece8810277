/**
 * Matchers as sections have them, under the old keys and the new ones. What a single text means is
 * left to the model's parser.
 */
@NullMarked
package io.tocsin.configuration.matcher;

import org.jspecify.annotations.NullMarked;
