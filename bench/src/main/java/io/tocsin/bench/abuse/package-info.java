/**
 * Mixed abuse of one standalone process for an hour: honest alerts must be routed within a second
 * throughout, nothing that was accepted may be lost, and the heap must stay flat.
 */
@NullMarked
package io.tocsin.bench.abuse;

import org.jspecify.annotations.NullMarked;
