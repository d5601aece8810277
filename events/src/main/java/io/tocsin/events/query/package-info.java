/**
 * What the router is asked, and what it answers. Whoever asks gets values and does not see whether
 * the router is in the same process.
 */
@NullMarked
package io.tocsin.events.query;

import org.jspecify.annotations.NullMarked;
