/**
 * Delivery state of the notifications: which were delivered and which are delayed. Reading the
 * delivery reports is left to the topology.
 */
@NullMarked
package io.tocsin.router.delivery;

import org.jspecify.annotations.NullMarked;
