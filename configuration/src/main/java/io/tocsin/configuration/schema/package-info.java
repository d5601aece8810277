/**
 * A small language to describe the keys of a section: their kinds, defaults and constraints.
 * Validation and printing follow from the description. The package {@code keys} lists the keys.
 */
@NullMarked
package io.tocsin.configuration.schema;

import org.jspecify.annotations.NullMarked;
