/**
 * Regular expressions of other people: limited before they are compiled, and taken apart for
 * indexes.
 */
@NullMarked
package io.tocsin.model.regex;

import org.jspecify.annotations.NullMarked;
