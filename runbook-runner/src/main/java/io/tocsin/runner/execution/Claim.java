package io.tocsin.runner.execution;

/**
 * An execution claimed by a worker.
 *
 * @param crashes owners that died in a row without progress
 */
public record Claim(Lease lease, Execution execution, int crashes) {}
