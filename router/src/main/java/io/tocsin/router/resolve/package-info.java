/** Decides when an alert is resolved: by its end, and not because reports could not be received. */
@NullMarked
package io.tocsin.router.resolve;

import org.jspecify.annotations.NullMarked;
