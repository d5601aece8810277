/** The router's decisions and their reasons, for later analysis. */
@NullMarked
package io.tocsin.events.decisions;

import org.jspecify.annotations.NullMarked;
