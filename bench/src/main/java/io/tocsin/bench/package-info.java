/** Measures what decides about every alert, with as many silences and rules as the limits allow. */
@NullMarked
package io.tocsin.bench;

import org.jspecify.annotations.NullMarked;
