package io.tocsin.runner.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tocsin.runner.proxmox.PowerAction;
import io.tocsin.runner.proxmox.PowerCall;
import io.tocsin.runner.step.ActionResult.Done;
import io.tocsin.runner.step.ActionResult.Failed;
import io.tocsin.runner.step.ActionResult.NotStarted;
import io.tocsin.runner.step.ActionResult.Unknown;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code guest.restart}: the gentlest way that works. A stopped guest is started. A running one is
 * rebooted, observed, and started if it stays off; only with {@code allowHard} is it stopped and
 * started. After a stop the step still attempts the start, even if it has timed out.
 */
final class GuestRestart implements StepType {
  private static final Duration GRACEFUL = Duration.ofSeconds(120);

  private final RestartTimeouts timeouts;
  private final GuestObstacles obstacles;
  private final Retries retries;
  private final RestartProof proof;

  GuestRestart(RestartTimeouts timeouts) {
    this.timeouts = timeouts;
    this.obstacles = new GuestObstacles(timeouts);
    this.retries = new Retries(timeouts, obstacles);
    this.proof = new RestartProof(timeouts);
  }

  @Override
  public String name() {
    return "guest.restart";
  }

  @Override
  public boolean mutates() {
    return true;
  }

  @Override
  public JsonNode parameters() {
    var parameters = JsonNodeFactory.instance.objectNode();
    parameters.putObject("graceful").put("$ref", "#/$defs/duration");
    parameters.putObject("allowHard").put("type", "boolean");
    return parameters;
  }

  @Override
  public Duration defaultTimeout() {
    return Duration.ofMinutes(6);
  }

  @Override
  public StepMove next(StepSituation s) {
    var last = s.last();
    if (last.isEmpty()) {
      return first(s);
    }
    return proof.hasRestarted(s) ? watch(s) : after(s, last.get());
  }

  private StepMove watch(StepSituation s) {
    if (proof.isWatched(s)) {
      return succeed(s, false);
    }
    return s.overdue()
        ? succeed(s, true)
        : new StepMove.Wait("it has restarted and must stay up for a while");
  }

  private StepMove after(StepSituation s, CompletedAction last) {
    return switch (last.action()) {
      case REBOOT -> afterReboot(s, last);
      case STOP -> afterStop(s, last);
      case START -> afterStart(s, last);
      case RESET -> throw neverReset();
    };
  }

  private StepMove first(StepSituation s) {
    return obstacles
        .of(s)
        .orElseGet(
            () -> {
              if (s.guest().isRunning()) {
                return reboot(s);
              }
              return s.guest().isStopped()
                  ? start("the guest is off")
                  : GuestObstacles.waitOrFail(s, "the guest is " + s.guest().status());
            });
  }

  private StepMove afterReboot(StepSituation s, CompletedAction last) {
    return switch (last.result()) {
      case NotStarted never -> s.guest().isStopped() ? start("the guest is off") : again(s, never);
      case Failed failed -> afterFailedReboot(s, last, failed);
      case Done _ ->
          waitForReboot(s, last)
              .orElseGet(() -> hardStop(s, "the guest did not restart after the reboot"));
      case Unknown unknown ->
          waitForReboot(s, last)
              .orElseGet(
                  () ->
                      new StepMove.AskHuman(
                          "the outcome of the reboot cannot be proved: " + unknown.text()));
    };
  }

  private Optional<StepMove> waitForReboot(StepSituation s, CompletedAction last) {
    var since = s.since(last.settledAt());
    if (s.guest().isStopped()) {
      return Optional.of(
          since.compareTo(timeouts.startAfter()) >= 0 || s.overdue()
              ? start("it stayed off after the reboot")
              : new StepMove.Wait("off after the reboot, waiting for the node to start it"));
    }
    return since.compareTo(timeouts.verifyWithin()) < 0 && !s.overdue()
        ? Optional.of(new StepMove.Wait("rebooted, waiting for the restart to be visible"))
        : Optional.empty();
  }

  private StepMove afterFailedReboot(StepSituation s, CompletedAction last, Failed failed) {
    if (s.guest().isStopped()) {
      return start("the guest is off");
    }
    if (Retries.isTransient(failed.kind())) {
      return retries.afterRejection(s, last, failed, this::reboot);
    }
    return switch (failed.kind()) {
      case STATE, UNKNOWN -> hardStop(s, "the reboot failed: " + failed.text());
      default -> new StepMove.Fail("the reboot was rejected: " + failed.text());
    };
  }

  private StepMove hardStop(StepSituation s, String why) {
    if (!s.with().path("allowHard").asBoolean(false)) {
      return new StepMove.Fail(why + "; this step does not allow a hard stop (allowHard)");
    }
    if (s.overdue()) {
      return new StepMove.Fail(why + "; no time is left for a hard stop");
    }
    return obstacles.of(s).orElseGet(() -> new StepMove.Act(PowerCall.of(PowerAction.STOP), why));
  }

  private StepMove afterStop(StepSituation s, CompletedAction last) {
    if (s.guest().isStopped()) {
      return s.quorate()
          ? start("it was stopped for the restart")
          : GuestObstacles.waitOrFail(s, "the guest is OFF and the cluster has lost quorum");
    }
    return switch (last.result()) {
      case NotStarted never -> again(s, never);
      case Failed failed when Retries.isTransient(failed.kind()) ->
          retries.afterRejection(
              s,
              last,
              failed,
              _ -> new StepMove.Act(PowerCall.of(PowerAction.STOP), failed.text()));
      case Failed failed -> new StepMove.Fail("the stop was rejected: " + failed.text());
      case Done _, Unknown _ ->
          effectIsDue(s, last) || s.overdue() ? unstopped(s) : new StepMove.Wait("stopping");
    };
  }

  /**
   * HA could carry out a pending stop after the end of the step, so HA is asked to start the guest.
   */
  private static StepMove unstopped(StepSituation s) {
    return s.guest().ha().isPresent()
        ? start("HA has not carried out the stop, so it is asked to keep the guest running")
        : new StepMove.Fail("the guest is still running after the stop");
  }

  private StepMove afterStart(StepSituation s, CompletedAction last) {
    return switch (last.result()) {
      case NotStarted never -> again(s, never);
      case Failed failed when Retries.isTransient(failed.kind()) ->
          retries.afterRejection(s, last, failed, _ -> start(failed.text()));
      case Failed failed -> new StepMove.Fail("the start failed: " + failed.text());
      case Done _ ->
          effectIsDue(s, last)
              ? new StepMove.Fail("the guest was started but is " + s.guest().status())
              : new StepMove.Wait("starting");
      case Unknown unknown -> afterUnknownStart(s, last, unknown);
    };
  }

  private StepMove afterUnknownStart(StepSituation s, CompletedAction last, Unknown unknown) {
    if (!effectIsDue(s, last)) {
      return new StepMove.Wait("possibly starting");
    }
    return Retries.count(s, PowerAction.START) < 2
        ? start("an earlier start showed no effect")
        : new StepMove.AskHuman("the outcome of the start cannot be proved: " + unknown.text());
  }

  private boolean effectIsDue(StepSituation s, CompletedAction last) {
    return s.since(last.settledAt()).compareTo(timeouts.effect(s.guest().ha().isPresent())) >= 0;
  }

  /** Retries an action that is proved never to have started. */
  private StepMove again(StepSituation s, NotStarted never) {
    var action = s.past().getLast().action();
    if (Retries.count(s, action) >= Retries.MOST) {
      return new StepMove.Fail(
          "%s could not be delivered after %d attempts: %s"
              .formatted(action.path(), Retries.MOST, never.text()));
    }
    return switch (action) {
      case REBOOT -> obstacles.of(s).orElseGet(() -> reboot(s));
      case STOP ->
          obstacles.of(s).orElseGet(() -> new StepMove.Act(PowerCall.of(action), never.text()));
      case START -> start(never.text());
      case RESET -> throw neverReset();
    };
  }

  private static IllegalStateException neverReset() {
    return new IllegalStateException("a restart never resets its guest");
  }

  private StepMove reboot(StepSituation s) {
    if (s.overdue()) {
      return new StepMove.Fail("no time is left for a reboot");
    }
    var graceful =
        s.with().hasNonNull("graceful")
            ? DurationText.parse(s.with().get("graceful").asText())
            : GRACEFUL;
    return new StepMove.Act(
        new PowerCall(PowerAction.REBOOT, Optional.of(graceful)), "the guest is running");
  }

  private static StepMove start(String why) {
    return new StepMove.Act(PowerCall.of(PowerAction.START), why);
  }

  private static StepMove succeed(StepSituation s, boolean unobserved) {
    var how =
        s.past().stream()
            .filter(past -> past.result() instanceof Done || past.result() instanceof Unknown)
            .map(past -> past.action().path())
            .collect(Collectors.joining(", then "));
    boolean warnings =
        unobserved
            || s.past().stream()
                .anyMatch(p -> p.result() instanceof Done done && done.withWarnings());
    Map<String, Object> outputs = GuestStatus.outputs(s.guest());
    outputs.put("how", how);
    return new StepMove.Succeed(
        warnings,
        outputs,
        "%s is running on %s (%s)%s"
            .formatted(
                s.guest().name(),
                s.guest().place().node(),
                how.isEmpty() ? "already running" : how,
                unobserved ? "; the step timed out before it could be observed" : ""));
  }
}
