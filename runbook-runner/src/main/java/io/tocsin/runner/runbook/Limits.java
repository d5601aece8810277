package io.tocsin.runner.runbook;

import java.time.Duration;
import java.util.Optional;

/**
 * Bounds of a runbook; what it leaves open is taken from the runner's settings.
 *
 * @param timeout for the whole execution
 * @param cooldown after a change of a guest before the next one
 * @param maxPerHour executions of this runbook
 * @param attemptsPerAlert executions for one alert group
 */
public record Limits(
    Duration timeout,
    Optional<Duration> cooldown,
    Optional<Integer> maxPerHour,
    Optional<Integer> attemptsPerAlert) {}
