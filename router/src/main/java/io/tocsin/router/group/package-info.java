/**
 * Groups of alerts: their timers, what has been told about them, and the decision to tell. The
 * processor only loads, asks and stores.
 */
@NullMarked
package io.tocsin.router.group;

import org.jspecify.annotations.NullMarked;
