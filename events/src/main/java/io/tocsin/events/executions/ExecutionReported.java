package io.tocsin.events.executions;

import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import java.time.Instant;
import java.util.Optional;

/**
 * An execution, or a step of it, came into a new state.
 *
 * @param sequence counts the reports of one execution from 1; a lower one that comes later is old
 *     news
 * @param state the runner's word for it, such as {@code RUNNING}, {@code SUCCEEDED}, {@code
 *     NEEDS_HUMAN}
 * @param step the step this is about; absent when it is about the whole
 * @param text for people
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
