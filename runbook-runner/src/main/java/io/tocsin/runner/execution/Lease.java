package io.tocsin.runner.execution;

import java.util.UUID;

/**
 * The right to run an execution for a limited time.
 *
 * @param epoch increases with every owner; writes with an older epoch are rejected
 */
public record Lease(UUID executionId, String owner, long epoch) {}
