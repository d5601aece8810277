/** Requests to start runbooks. */
@NullMarked
package io.tocsin.events.runbookrequests;

import org.jspecify.annotations.NullMarked;
