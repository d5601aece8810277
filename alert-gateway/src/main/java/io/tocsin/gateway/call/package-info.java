/**
 * One call of the API that may have to wait for somebody: how many at a time, what it was given,
 * and how its answer, however long, reaches the caller. What is asked is the callers' business.
 */
@NullMarked
package io.tocsin.gateway.call;

import org.jspecify.annotations.NullMarked;
