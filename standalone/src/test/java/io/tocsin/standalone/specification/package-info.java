/** Holds the catalogues of cases in {@code docs/spec} and the tags of the tests together. */
@NullMarked
package io.tocsin.standalone.specification;

import org.jspecify.annotations.NullMarked;
