package io.tocsin.gateway.application;

import io.tocsin.events.query.Ownership;
import java.util.Optional;

/**
 * The answer of one router instance.
 *
 * @param owned partitions it owns; empty if its version does not report them
 */
record RouterAnswer<A>(Optional<Ownership> owned, A value) {}
