/** What became of notifications on their way to a provider. */
@NullMarked
package io.tocsin.events.deliveries;

import org.jspecify.annotations.NullMarked;
