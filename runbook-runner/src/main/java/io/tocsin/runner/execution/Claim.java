package io.tocsin.runner.execution;

/**
 * An execution to carry on.
 *
 * @param crashes owners that vanished one after the other without getting anywhere
 */
public record Claim(Lease lease, Execution execution, int crashes) {}
