package io.tocsin.runner.execution;

import io.tocsin.events.runbookrequests.AlertOrigin;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A wish to run a runbook.
 *
 * @param idempotencyKey the same for the same wish
 * @param because for people
 * @param origin of the alert behind it; empty where a person asks, and for requests of older
 *     versions
 * @param episode of the alert group; empty where there is none, and for requests of older versions
 */
public record ExecutionRequest(
    String idempotencyKey,
    String runbook,
    Map<String, String> inputs,
    boolean automatic,
    boolean needsApproval,
    String requestedBy,
    String because,
    Instant requestedAt,
    Optional<String> alertCluster,
    Optional<String> groupId,
    Optional<String> groupKey,
    Optional<AlertOrigin> origin,
    Optional<Long> episode) {
  public ExecutionRequest {
    inputs = Map.copyOf(inputs);
  }

  /** Tells a repeated wish from another wish under the same key. */
  public String content() {
    return runbook + "\n" + new java.util.TreeMap<>(inputs);
  }
}
