package io.tocsin.runner.execution;

import java.time.Duration;
import java.util.Optional;

/**
 * What waits for a worker, or for the end of an approval's time.
 *
 * @param now something is due; perhaps another process is at it
 * @param next until something else is; positive
 */
public record DueWork(boolean now, Optional<Duration> next) {}
