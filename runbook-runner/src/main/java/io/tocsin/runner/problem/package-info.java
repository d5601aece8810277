/** Error responses, RFC 9457. */
@NullMarked
package io.tocsin.runner.problem;

import org.jspecify.annotations.NullMarked;
