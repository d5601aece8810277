package io.tocsin.runner.execution;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What was done before, as far as guards want to know.
 *
 * @param lastChangeOfTarget by another execution
 * @param startsInLastHour of the same runbook
 * @param startsForGroup of the same runbook for the same target and episode of the alert group
 * @param openForGroup an execution of the same runbook for the same target and episode of the group
 *     that is not over
 */
public record History(
    Optional<Instant> lastChangeOfTarget,
    int startsInLastHour,
    int startsForGroup,
    Optional<UUID> openForGroup,
    RecentActivity trend) {}
