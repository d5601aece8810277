package io.tocsin.gateway.application;

import io.tocsin.events.query.Ownership;
import java.util.Optional;

/**
 * What one instance of the router answers.
 *
 * @param owned what it speaks for; empty from one that is older than this
 */
record RouterAnswer<A>(Optional<Ownership> owned, A value) {}
