/** The router's log: what it decided and why, for people who ask later. */
@NullMarked
package io.tocsin.events.decisions;

import org.jspecify.annotations.NullMarked;
