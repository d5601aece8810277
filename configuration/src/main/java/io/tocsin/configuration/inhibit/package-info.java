/** Inhibition rules as configured. The router evaluates them. */
@NullMarked
package io.tocsin.configuration.inhibit;

import org.jspecify.annotations.NullMarked;
