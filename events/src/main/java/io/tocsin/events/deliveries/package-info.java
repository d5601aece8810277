/** Outcomes of notification deliveries. */
@NullMarked
package io.tocsin.events.deliveries;

import org.jspecify.annotations.NullMarked;
