/**
 * A topic as one purpose of this process writes to it: with a producer of its own, and so that what
 * is not confirmed is said. Alerts have their own, faster way.
 */
@NullMarked
package io.tocsin.gateway.log;

import org.jspecify.annotations.NullMarked;
