package io.tocsin.runner.execution;

import java.util.UUID;

/**
 * The right to carry an execution on, for a while.
 *
 * @param epoch grows with every owner; whoever has an older one writes nothing any more
 */
public record Lease(UUID executionId, String owner, long epoch) {}
