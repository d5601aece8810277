/** Runbooks that somebody or something wants to run. */
@NullMarked
package io.tocsin.events.runbookrequests;

import org.jspecify.annotations.NullMarked;
