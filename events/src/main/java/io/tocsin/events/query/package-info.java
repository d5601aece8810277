/**
 * Queries to the router and their answers. Callers do not see whether the router is in the same
 * process.
 */
@NullMarked
package io.tocsin.events.query;

import org.jspecify.annotations.NullMarked;
