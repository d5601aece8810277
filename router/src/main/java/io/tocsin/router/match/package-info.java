/**
 * Finds the few among thousands of matchers that select a given alert. What is selected by them,
 * silences or rules, is somebody else's business.
 */
@NullMarked
package io.tocsin.router.match;

import org.jspecify.annotations.NullMarked;
