/**
 * What is true of every request, whoever serves it: paths that are refused before anything looks at
 * them, the prefix, headers of every answer, and the shape of errors.
 */
@NullMarked
package io.tocsin.gateway.web;

import org.jspecify.annotations.NullMarked;
