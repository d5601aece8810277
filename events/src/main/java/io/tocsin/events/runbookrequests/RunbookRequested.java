package io.tocsin.events.runbookrequests;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import io.tocsin.model.runbook.RunbookMode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Run this runbook with these inputs, because.
 *
 * @param id the same for the same wish: a second record with it starts nothing
 * @param requestedBy {@code receiver:<name>} for an alert, otherwise the person
 * @param because for people: why it is wanted
 * @param groupKey the alert group behind it, if any
 * @param alertLabels labels of the alert that asked; hostile text, never trusted to widen what a
 *     runbook may touch
 * @param origin of the alert; absent where a person asks, and in records that are older than it
 * @param episode generation of the group, which begins anew when all its alerts have ended; absent
 *     where there is no group, and in records that are older than it
 */
public record RunbookRequested(
    int schemaVersion,
    String id,
    Instant at,
    String runbook,
    Map<String, String> inputs,
    RunbookMode mode,
    String requestedBy,
    String because,
    Optional<GroupId> groupId,
    Optional<GroupKey> groupKey,
    LabelSet alertLabels,
    Optional<AlertOrigin> origin,
    Optional<Long> episode) {
  public static final int SCHEMA_VERSION = 1;

  public RunbookRequested {
    inputs = Map.copyOf(inputs);
  }
}
