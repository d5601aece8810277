/**
 * What makes the gateway a process of its own. Where it lives in one process with the other
 * services, that process brings all this itself.
 */
@NullMarked
package io.tocsin.gateway.application;

import org.jspecify.annotations.NullMarked;
