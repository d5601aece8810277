/**
 * Finds the few among thousands of matchers that select a given alert. Used for silences and
 * inhibition rules alike.
 */
@NullMarked
package io.tocsin.router.match;

import org.jspecify.annotations.NullMarked;
