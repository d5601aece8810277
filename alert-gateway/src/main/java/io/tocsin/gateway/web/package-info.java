/**
 * What is true of every request, whoever serves it: what is refused for its head before anything
 * else looks at it, the prefix, headers of every answer, and the shape of errors.
 */
@NullMarked
package io.tocsin.gateway.web;

import org.jspecify.annotations.NullMarked;
