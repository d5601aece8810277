package io.tocsin.events.executions;

import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import java.time.Instant;
import java.util.Optional;

/**
 * An execution, or one of its steps, changed its state.
 *
 * @param sequence number of the report within the execution, from 1; a lower one that arrives later
 *     is outdated
 * @param state the runner's state, such as {@code RUNNING}, {@code SUCCEEDED}, {@code NEEDS_HUMAN}
 * @param step the step; absent if the report is about the whole execution
 * @param text human-readable description
 */
public record ExecutionReported(
    int schemaVersion,
    String id,
    Instant at,
    String executionId,
    long sequence,
    String runbook,
    int runbookVersion,
    String state,
    Optional<String> step,
    Optional<String> target,
    Optional<GroupId> groupId,
    Optional<GroupKey> groupKey,
    String text) {
  public static final int SCHEMA_VERSION = 1;
}
