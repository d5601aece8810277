package io.tocsin.runner.request;

import io.tocsin.events.runbookrequests.AlertOrigin;
import io.tocsin.runner.execution.AttemptLog;
import io.tocsin.runner.execution.Execution;
import io.tocsin.runner.execution.StepAttempt;
import io.tocsin.runner.execution.StepProgress;
import io.tocsin.runner.output.StoredText;
import io.tocsin.runner.proxmox.GuestId;
import io.tocsin.runner.proxmox.Upid;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An execution in REST responses; lists omit the steps. */
public record ShownExecution(
    UUID id,
    String runbook,
    int runbookVersion,
    String state,
    String reason,
    String requestedBy,
    String because,
    Map<String, String> inputs,
    Optional<String> target,
    Optional<String> planHash,
    Optional<String> groupKey,
    List<String> alertSources,
    Optional<Instant> approvalExpiresAt,
    Optional<String> approvedBy,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    List<ShownStep> steps) {

  public static ShownExecution of(Execution execution) {
    return of(execution, List.of(), List.of(), List.of());
  }

  public static ShownExecution of(
      Execution execution,
      List<StepProgress> steps,
      List<StepAttempt> attempts,
      List<AttemptLog> logs) {
    return new ShownExecution(
        execution.id(),
        execution.runbook(),
        execution.runbookVersion(),
        execution.state().name(),
        execution.reason(),
        execution.requestedBy(),
        execution.because(),
        execution.inputs(),
        execution.target().map(GuestId::toString),
        execution.planHash(),
        execution.groupKey(),
        execution.origin().map(AlertOrigin::sources).orElse(List.of()),
        execution.approvalExpiresAt(),
        execution.approvedBy(),
        execution.createdAt(),
        execution.startedAt(),
        execution.finishedAt(),
        steps.stream().map(step -> ShownStep.of(step, attempts, logs)).toList());
  }

  /** A step that has begun. */
  public record ShownStep(
      String id,
      String type,
      String state,
      Instant startedAt,
      Optional<Instant> finishedAt,
      String text,
      Map<String, Object> outputs,
      List<ShownAttempt> attempts) {
    static ShownStep of(StepProgress step, List<StepAttempt> attempts, List<AttemptLog> logs) {
      return new ShownStep(
          step.id(),
          step.type(),
          step.state().name(),
          step.startedAt(),
          step.finishedAt(),
          step.note(),
          step.outputs(),
          attempts.stream()
              .filter(attempt -> attempt.stepId().equals(step.id()))
              .map(attempt -> ShownAttempt.of(attempt, logs))
              .toList());
    }
  }

  /** A call that changed something or was about to. */
  public record ShownAttempt(
      int number,
      String action,
      String why,
      String state,
      Instant intentAt,
      Optional<String> upid,
      Optional<Instant> submittedAt,
      Optional<Instant> settledAt,
      String text,
      Optional<ShownLog> log) {
    static ShownAttempt of(StepAttempt attempt, List<AttemptLog> logs) {
      return new ShownAttempt(
          attempt.number(),
          attempt.call().action().path(),
          attempt.why(),
          attempt.state().name(),
          attempt.intentAt(),
          attempt.task().map(Upid::text),
          attempt.submittedAt(),
          attempt.settledAt(),
          attempt.note(),
          logs.stream()
              .filter(log -> log.stepId().equals(attempt.stepId()))
              .filter(log -> log.number() == attempt.number())
              .findFirst()
              .map(log -> ShownLog.of(log.log())));
    }
  }

  /**
   * A task log; only the end of a long one.
   *
   * @param bytes size of the complete log
   * @param sha256 hash of the complete log
   */
  public record ShownLog(String text, boolean cut, long bytes, String sha256) {
    static ShownLog of(StoredText log) {
      return new ShownLog(log.text(), log.isCut(), log.wholeBytes(), log.wholeSha256());
    }
  }
}
