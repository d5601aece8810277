package io.tocsin.runner.execution;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Earlier executions, as far as guards need them.
 *
 * @param lastChangeOfTarget last change by another execution
 * @param startsInLastHour executions of the same runbook
 * @param startsForGroup executions of the same runbook for the same target and episode of the alert
 *     group
 * @param openForGroup an unfinished execution of the same runbook for the same target and episode
 */
public record History(
    Optional<Instant> lastChangeOfTarget,
    int startsInLastHour,
    int startsForGroup,
    Optional<UUID> openForGroup,
    RecentActivity trend) {}
