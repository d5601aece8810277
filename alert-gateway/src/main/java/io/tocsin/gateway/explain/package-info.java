/**
 * Explains how an alert is routed. The router computes the explanation; this package reads the
 * request and writes the response.
 */
@NullMarked
package io.tocsin.gateway.explain;

import org.jspecify.annotations.NullMarked;
