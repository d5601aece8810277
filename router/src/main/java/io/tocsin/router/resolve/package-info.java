/** When an alert counts as resolved: by its end, and not because we did not listen. */
@NullMarked
package io.tocsin.router.resolve;

import org.jspecify.annotations.NullMarked;
