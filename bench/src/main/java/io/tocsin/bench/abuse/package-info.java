/**
 * Attacks a standalone process in mixed ways for an hour: honest alerts must be routed within a
 * second, no accepted alert may be lost, and the heap must stay flat.
 */
@NullMarked
package io.tocsin.bench.abuse;

import org.jspecify.annotations.NullMarked;
