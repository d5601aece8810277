/**
 * What became of the notifications: which of them a destination has, and which it still waits for.
 * Reading the reports is left to the topology's rim.
 */
@NullMarked
package io.tocsin.router.delivery;

import org.jspecify.annotations.NullMarked;
