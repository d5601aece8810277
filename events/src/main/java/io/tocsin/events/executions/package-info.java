/** How the executions of runbooks go on, for those who tell people about it. */
@NullMarked
package io.tocsin.events.executions;

import org.jspecify.annotations.NullMarked;
