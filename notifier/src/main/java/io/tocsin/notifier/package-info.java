/**
 * Tells people what the router decided, until each destination knows. Holds no opinion on who must
 * know.
 */
@NullMarked
package io.tocsin.notifier;

import org.jspecify.annotations.NullMarked;
