package io.tocsin.runner.runbook;

import java.time.Duration;
import java.util.Optional;

/**
 * Limits of a runbook; absent ones come from the runner's settings.
 *
 * @param timeout timeout of the whole execution
 * @param cooldown minimum time between two changes of a guest
 * @param maxPerHour executions of this runbook per hour
 * @param attemptsPerAlert executions for one alert group
 */
public record Limits(
    Duration timeout,
    Optional<Duration> cooldown,
    Optional<Integer> maxPerHour,
    Optional<Integer> attemptsPerAlert) {}
