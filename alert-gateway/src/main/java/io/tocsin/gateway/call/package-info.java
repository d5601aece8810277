/**
 * Runs API calls that may block: concurrency limits, request parameters, and streamed responses.
 * The calls themselves are in {@code query} and {@code silence}.
 */
@NullMarked
package io.tocsin.gateway.call;

import org.jspecify.annotations.NullMarked;
