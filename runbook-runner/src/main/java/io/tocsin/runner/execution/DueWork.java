package io.tocsin.runner.execution;

import java.time.Duration;
import java.util.Optional;

/**
 * Executions waiting for a worker, and approvals about to expire.
 *
 * @param now whether something is due; another process may already be working on it
 * @param next time until something else is due; positive
 */
public record DueWork(boolean now, Optional<Duration> next) {}
