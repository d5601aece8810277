package io.tocsin.events.runbookrequests;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import io.tocsin.model.runbook.RunbookMode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A request to start a runbook with these inputs.
 *
 * @param id the same for the same request: a duplicate starts nothing
 * @param requestedBy {@code receiver:<name>} for an alert, otherwise the user
 * @param because human-readable reason
 * @param groupKey the alert group behind it, if any
 * @param alertLabels labels of the requesting alert; untrusted text, never used to widen what a
 *     runbook may touch
 * @param origin origin of the alert; absent for requests by a person and in older records
 * @param episode generation of the group, a new one after all its alerts have resolved; absent
 *     without a group and in older records
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
