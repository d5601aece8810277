/**
 * The gateway as a separate process (distributed mode). In standalone mode the common process
 * provides all of this.
 */
@NullMarked
package io.tocsin.gateway.application;

import org.jspecify.annotations.NullMarked;
