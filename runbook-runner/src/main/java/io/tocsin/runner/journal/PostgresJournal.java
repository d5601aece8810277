package io.tocsin.runner.journal;

import io.tocsin.runner.execution.AttemptState;
import io.tocsin.runner.execution.Claim;
import io.tocsin.runner.execution.Decision;
import io.tocsin.runner.execution.DueWork;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.execution.GuardContext;
import io.tocsin.runner.execution.GuardOutcome;
import io.tocsin.runner.execution.History;
import io.tocsin.runner.execution.Intent;
import io.tocsin.runner.execution.IntentResult;
import io.tocsin.runner.execution.Journal;
import io.tocsin.runner.execution.Lease;
import io.tocsin.runner.execution.StepAttempt;
import io.tocsin.runner.execution.StepProgress;
import io.tocsin.runner.execution.StepState;
import io.tocsin.runner.output.StoredText;
import io.tocsin.runner.proxmox.GuestId;
import io.tocsin.runner.proxmox.Upid;
import io.tocsin.runner.step.ActionResult;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The journal in PostgreSQL. */
@Singleton
@Transactional
class PostgresJournal implements Journal {
  private static final Duration HOUR = Duration.ofHours(1);

  private final ExecutionRows executions;
  private final StepRows steps;
  private final AttemptRows attempts;
  private final RecentActivityRows trends;
  private final GuardSerializer serializer;
  private final TaskLogRows logs;
  private final KillSwitchRows killSwitch;
  private final Reports reports;

  PostgresJournal(
      ExecutionRows executions,
      StepRows steps,
      AttemptRows attempts,
      RecentActivityRows trends,
      GuardSerializer serializer,
      TaskLogRows logs,
      KillSwitchRows killSwitch,
      Reports reports) {
    this.executions = executions;
    this.steps = steps;
    this.attempts = attempts;
    this.trends = trends;
    this.serializer = serializer;
    this.logs = logs;
    this.killSwitch = killSwitch;
    this.reports = reports;
  }

  @Override
  public Instant now() {
    return executions.now();
  }

  @Override
  public DueWork due() {
    return executions.due();
  }

  @Override
  public Optional<Claim> claim(String owner, Duration lease) {
    return executions.claimable().map(row -> claim(row, owner, lease));
  }

  private Claim claim(ExecutionRow row, String owner, Duration lease) {
    // An owner that is still set did not release its lease: it crashed.
    row.crashCount = row.leaseOwner == null ? row.crashCount : row.crashCount + 1;
    row.leaseOwner = owner;
    row.leaseEpoch++;
    row.leaseUntil = executions.now().plus(lease);
    return new Claim(new Lease(row.id, owner, row.leaseEpoch), row.toExecution(), row.crashCount);
  }

  @Override
  public void renew(Lease lease, Duration by) {
    executions.owned(lease).leaseUntil = executions.now().plus(by);
  }

  @Override
  public void release(Lease lease) {
    executions.owned(lease).releaseLease();
  }

  @Override
  public boolean isKillSwitchPulled() {
    return killSwitch.isPulled();
  }

  @Override
  public boolean rule(
      Lease lease, GuestId target, Duration window, Function<GuardContext, GuardOutcome> evaluate) {
    serializer.lock();
    var row = executions.owned(lease);
    return switch (evaluate.apply(circumstances(row, target, window))) {
      case GuardOutcome.Start(var queued, var lookAgain) -> {
        queued.ifPresent(decision -> decide(row, decision));
        yield begin(row, target) || postponeForTarget(row, target, lookAgain);
      }
      case GuardOutcome.Decide(var decision) -> {
        decide(row, decision);
        yield false;
      }
      case GuardOutcome.Postpone(var delay, var as, var why) -> {
        postpone(row, delay, as, why);
        yield false;
      }
    };
  }

  private boolean postponeForTarget(ExecutionRow row, GuestId target, Duration lookAgain) {
    awaitTarget(row, target.toString(), lookAgain);
    return false;
  }

  private void awaitTarget(ExecutionRow row, String target, Duration delay) {
    postpone(
        row,
        delay,
        Optional.of(ExecutionState.WAITING),
        "another execution is running on " + target);
  }

  private GuardContext circumstances(ExecutionRow row, GuestId target, Duration window) {
    var now = executions.now();
    return new GuardContext(
        now,
        history(row, target, window, now),
        attempts.of(row.id).stream().map(attempt -> attempt.intentAt).max(Instant::compareTo),
        killSwitch.isPulled());
  }

  private History history(ExecutionRow row, GuestId target, Duration window, Instant now) {
    boolean ofGroup = row.groupId != null;
    return new History(
        attempts.lastChange(target.toString(), row.id),
        executions.startedSince(row.runbook, row.id, now.minus(HOUR)),
        ofGroup ? executions.startedForGroup(row, target.toString()) : 0,
        ofGroup ? executions.openForGroup(row, target.toString()) : Optional.empty(),
        trends.around(row.toExecution(), target, window, now));
  }

  @Override
  public void decide(Lease lease, Decision decision) {
    decide(executions.owned(lease), decision);
  }

  private void decide(ExecutionRow row, Decision decision) {
    var now = executions.now();
    decision.target().ifPresent(target -> row.target = target.toString());
    decision.planHash().ifPresent(hash -> row.planHash = hash);
    row.approvalExpiresAt = decision.approvalWithin().map(now::plus).orElse(row.approvalExpiresAt);
    row.move(decision.state(), decision.reason(), now);
    if (decision.state() == ExecutionState.AWAITING_APPROVAL) {
      row.releaseLease();
    }
    if (decision.state().isFinal()) {
      attempts.unlockTarget(row.id);
    }
    reports.execution(row, now);
  }

  @Override
  public boolean begin(Lease lease, GuestId target) {
    return begin(executions.owned(lease), target);
  }

  private boolean begin(ExecutionRow row, GuestId target) {
    if (!attempts.lockTarget(target.toString(), row.id)) {
      return false;
    }
    var now = executions.now();
    row.startedAt = row.startedAt == null ? now : row.startedAt;
    row.move(ExecutionState.RUNNING, "running", now);
    reports.execution(row, now);
    return true;
  }

  @Override
  public void postpone(Lease lease, Duration delay, Optional<ExecutionState> as, String why) {
    postpone(executions.owned(lease), delay, as, why);
  }

  private void postpone(ExecutionRow row, Duration delay, Optional<ExecutionState> as, String why) {
    var now = executions.now();
    boolean news = !row.reason.equals(StorableText.of(why));
    as.ifPresent(state -> row.move(state, why, now));
    row.reason = StorableText.of(why);
    row.notBefore = now.plus(delay);
    row.releaseLease();
    if (news) {
      reports.execution(row, now);
    }
  }

  /**
   * Locks the row first: a release of the kill switch then waits for this transaction or is visible
   * to it.
   */
  @Override
  public boolean hold(Lease lease, Duration delay, Optional<ExecutionState> as, String why) {
    var row = executions.owned(lease);
    boolean pulled = killSwitch.isPulled();
    if (pulled) {
      postpone(row, delay, as, why);
    }
    return pulled;
  }

  @Override
  public boolean awaitTarget(Lease lease, Duration delay) {
    var row = executions.owned(lease);
    var target = row.target;
    if (target == null || !attempts.isTakenByAnother(target, row.id)) {
      return false;
    }
    awaitTarget(row, target, delay);
    return true;
  }

  @Override
  public List<StepProgress> steps(UUID executionId) {
    return steps.of(executionId).stream().map(StepRow::toProgress).toList();
  }

  @Override
  public StepProgress step(Lease lease, int position, String stepId, String type) {
    var row = executions.owned(lease);
    return steps
        .findByIdOptional(new StepRow.Key(row.id, stepId))
        .orElseGet(() -> begun(row, position, stepId, type))
        .toProgress();
  }

  private StepRow begun(ExecutionRow row, int position, String stepId, String type) {
    var step = new StepRow();
    step.executionId = row.id;
    step.stepId = stepId;
    step.position = position;
    step.type = type;
    step.state = StepState.RUNNING;
    step.startedAt = executions.now();
    step.outputs = "{}";
    step.note = "";
    steps.persist(step);
    row.crashCount = 0;
    reports.step(row, stepId, step.state.name(), type, step.startedAt);
    return step;
  }

  @Override
  public List<StepAttempt> attempts(UUID executionId, String stepId) {
    return attempts.of(executionId, stepId).stream().map(AttemptRow::toAttempt).toList();
  }

  @Override
  public List<StepAttempt> attempts(UUID executionId) {
    return attempts.of(executionId).stream().map(AttemptRow::toAttempt).toList();
  }

  @Override
  public IntentResult intend(
      Lease lease,
      Intent intent,
      Duration window,
      Function<GuardContext, Optional<Decision>> objection) {
    serializer.lock();
    var row = executions.owned(lease);
    var now = circumstances(row, intent.target(), window);
    if (now.killSwitchPulled()) {
      return new IntentResult.Held();
    }
    return objection
        .apply(now)
        .<IntentResult>map(
            against -> new IntentResult.Rejected(against, now.lastOwnChange().isEmpty()))
        .orElseGet(() -> granted(row, intent));
  }

  private IntentResult granted(ExecutionRow row, Intent intent) {
    var attempt = intended(row, intent, executions.now());
    attempts.persist(attempt);
    row.crashCount = 0;
    return new IntentResult.Granted(attempt.toAttempt());
  }

  private AttemptRow intended(ExecutionRow row, Intent intent, Instant now) {
    var attempt = new AttemptRow();
    attempt.executionId = row.id;
    attempt.stepId = intent.stepId();
    attempt.number = attempts.of(row.id, intent.stepId()).size() + 1;
    attempt.action = intent.call().action();
    attempt.timeoutSeconds = intent.call().timeout().map(Duration::toSeconds).orElse(null);
    attempt.why = intent.why();
    attempt.state = AttemptState.INTENT;
    attempt.target = intent.target().toString();
    attempt.guestBefore = JsonColumn.write(intent.before());
    attempt.indexWasEmpty = intent.indexWasEmpty();
    attempt.leaseEpoch = row.leaseEpoch;
    attempt.fencedUntil = now.plus(intent.fence());
    attempt.intentAt = now;
    attempt.note = "";
    return attempt;
  }

  @Override
  public boolean submitted(Lease lease, StepAttempt attempt, Upid task) {
    var row = executions.owned(lease);
    var open = find(attempt);
    if (!attempts.claimTask(open, task.text())) {
      return false;
    }
    open.state = open.state.to(AttemptState.SUBMITTED);
    open.upid = task.text();
    open.submittedAt = executions.now();
    row.crashCount = 0;
    reports.step(row, open.stepId, "SUBMITTED", open.action.path() + ": " + task, open.submittedAt);
    return true;
  }

  @Override
  public void keepLog(Lease lease, StepAttempt attempt, StoredText log) {
    executions.owned(lease);
    logs.keep(attempt, log);
  }

  @Override
  public void settle(Lease lease, StepAttempt attempt, ActionResult result) {
    var row = executions.owned(lease);
    var open = find(attempt);
    open.state =
        open.state.to(
            switch (result) {
              case ActionResult.Done done when done.withWarnings() -> AttemptState.WARNED;
              case ActionResult.Done _ -> AttemptState.DONE;
              case ActionResult.Failed failed -> {
                open.errorClass = failed.kind();
                yield AttemptState.FAILED;
              }
              case ActionResult.NotStarted _ -> AttemptState.NOT_STARTED;
              case ActionResult.Unknown _ -> AttemptState.UNKNOWN;
            });
    open.note = result.text();
    open.settledAt = executions.now();
    row.crashCount = 0;
  }

  private AttemptRow find(StepAttempt attempt) {
    return attempts.findById(
        new AttemptRow.Key(attempt.executionId(), attempt.stepId(), attempt.number()));
  }

  @Override
  public void endStep(
      Lease lease, String stepId, StepState state, Map<String, Object> outputs, String note) {
    var row = executions.owned(lease);
    var step = steps.findById(new StepRow.Key(row.id, stepId));
    step.state = state;
    step.finishedAt = executions.now();
    step.outputs = kept(outputs);
    step.note = note;
    row.crashCount = 0;
    reports.step(row, stepId, state.name(), note, step.finishedAt);
  }

  /**
   * Truncated JSON is invalid, so an output that is too long is stored as a text with size and
   * hash.
   */
  private static String kept(Map<String, Object> outputs) {
    var kept = StoredText.startOf(JsonColumn.write(outputs), StoredText.STEP_OUTPUT_BYTES);
    return kept.isCut()
        ? JsonColumn.write(
            Map.of("cut", kept.text(), "bytes", kept.wholeBytes(), "sha256", kept.wholeSha256()))
        : kept.text();
  }

  @Override
  public void finish(Lease lease, ExecutionState state, String reason) {
    var row = executions.owned(lease);
    var now = executions.now();
    row.move(state, reason, now);
    if (state.isFinal()) {
      attempts.unlockTarget(row.id);
    }
    reports.execution(row, now);
  }
}
