/** The configuration in force, and how it is replaced: completely or not at all. */
@NullMarked
package io.tocsin.configuration.active;

import org.jspecify.annotations.NullMarked;
