/**
 * Applies to every request of the process: rejection by head, route prefix, response headers, error
 * formats.
 */
@NullMarked
package io.tocsin.gateway.web;

import org.jspecify.annotations.NullMarked;
