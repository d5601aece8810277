/**
 * Answers why an alert goes where it goes. The router explains; this room reads the question and
 * writes the answer.
 */
@NullMarked
package io.tocsin.gateway.explain;

import org.jspecify.annotations.NullMarked;
