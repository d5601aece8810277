/**
 * Delivers the router's notifications to their destinations until each one is accepted. Routing
 * decisions stay in the router.
 */
@NullMarked
package io.tocsin.notifier;

import org.jspecify.annotations.NullMarked;
