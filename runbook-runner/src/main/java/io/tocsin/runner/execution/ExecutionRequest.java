package io.tocsin.runner.execution;

import io.tocsin.events.runbookrequests.AlertOrigin;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A start request for a runbook.
 *
 * @param idempotencyKey the same for every retry of the request
 * @param because for people
 * @param origin origin of the alert; empty if a person requests it, and in requests of older
 *     versions
 * @param episode episode of the alert group; empty if there is none, and in requests of older
 *     versions
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

  /** Distinguishes a retry from a different request with the same key. */
  public String content() {
    return runbook + "\n" + new java.util.TreeMap<>(inputs);
  }
}
