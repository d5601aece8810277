/** Alert groups: their timers, their notification log, and the decision to notify. */
@NullMarked
package io.tocsin.router.group;

import org.jspecify.annotations.NullMarked;
