/** Answers to refused requests, as RFC 9457 describes them. */
@NullMarked
package io.tocsin.runner.problem;

import org.jspecify.annotations.NullMarked;
