/**
 * The operating-system side of a Tocsin process: the resources it needs to start, and its shutdown.
 */
@NullMarked
package io.tocsin.configuration.process;

import org.jspecify.annotations.NullMarked;
