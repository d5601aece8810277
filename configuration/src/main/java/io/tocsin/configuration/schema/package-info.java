/**
 * A small language to describe the keys of a section: what may stand behind them, what they are
 * when absent, what has to hold between them. Checking and printing follow from the description;
 * which keys there are is said in the room {@code keys}.
 */
@NullMarked
package io.tocsin.configuration.schema;

import org.jspecify.annotations.NullMarked;
