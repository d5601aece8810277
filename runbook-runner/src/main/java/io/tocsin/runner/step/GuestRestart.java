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
 * {@code guest.restart}: the gentlest way that works. A guest that is off is started. A running one
 * is rebooted, watched, started if it stays off; only with {@code allowHard} is it stopped and
 * started. Whoever stops a guest here owes it the start, even when the time of the step is up.
 */
final class GuestRestart implements StepType {
  private static final Duration GRACEFUL = Duration.ofSeconds(120);

  private final RestartBudgets budgets;
  private final Obstacles obstacles;
  private final Retries retries;
  private final RestartProof proof;

  GuestRestart(RestartBudgets budgets) {
    this.budgets = budgets;
    this.obstacles = new Obstacles(budgets);
    this.retries = new Retries(budgets, obstacles);
    this.proof = new RestartProof(budgets);
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
  public Move next(Situation s) {
    var last = s.last();
    if (last.isEmpty()) {
      return first(s);
    }
    return proof.runsAnew(s) ? watch(s) : after(s, last.get());
  }

  private Move watch(Situation s) {
    if (proof.isWatched(s)) {
      return succeed(s, false);
    }
    return s.overdue()
        ? succeed(s, true)
        : new Move.Wait("it runs anew, and has to stay up for a while");
  }

  private Move after(Situation s, PastAction last) {
    return switch (last.action()) {
      case REBOOT -> afterReboot(s, last);
      case STOP -> afterStop(s, last);
      case START -> afterStart(s, last);
      case RESET -> throw neverReset();
    };
  }

  private Move first(Situation s) {
    return obstacles
        .of(s)
        .orElseGet(
            () -> {
              if (s.guest().isRunning()) {
                return reboot(s);
              }
              return s.guest().isStopped()
                  ? start("the guest is off")
                  : Obstacles.patiently(s, "the guest is " + s.guest().status());
            });
  }

  private Move afterReboot(Situation s, PastAction last) {
    return switch (last.result()) {
      case NotStarted never -> s.guest().isStopped() ? start("the guest is off") : again(s, never);
      case Failed failed -> afterFailedReboot(s, last, failed);
      case Done _ ->
          waitForReboot(s, last)
              .orElseGet(() -> harder(s, "the guest was not seen restarting after its reboot"));
      case Unknown unknown ->
          waitForReboot(s, last)
              .orElseGet(
                  () ->
                      new Move.AskHuman(
                          "the outcome of the reboot cannot be proved: " + unknown.text()));
    };
  }

  private Optional<Move> waitForReboot(Situation s, PastAction last) {
    var since = s.since(last.settledAt());
    if (s.guest().isStopped()) {
      return Optional.of(
          since.compareTo(budgets.startAfter()) >= 0 || s.overdue()
              ? start("it stayed off after the reboot")
              : new Move.Wait("off after the reboot, the node starts it again"));
    }
    return since.compareTo(budgets.verifyWithin()) < 0 && !s.overdue()
        ? Optional.of(new Move.Wait("rebooted, not yet seen running anew"))
        : Optional.empty();
  }

  private Move afterFailedReboot(Situation s, PastAction last, Failed failed) {
    if (s.guest().isStopped()) {
      return start("the guest went off");
    }
    if (Retries.isPassing(failed.kind())) {
      return retries.afterRefusal(s, last, failed, this::reboot);
    }
    return switch (failed.kind()) {
      case STATE, UNKNOWN -> harder(s, "the reboot failed: " + failed.text());
      default -> new Move.Fail("the reboot was refused: " + failed.text());
    };
  }

  private Move harder(Situation s, String why) {
    if (!s.with().path("allowHard").asBoolean(false)) {
      return new Move.Fail(why + "; a hard stop is not allowed by this step (allowHard)");
    }
    if (s.overdue()) {
      return new Move.Fail(why + "; no time is left for a hard stop");
    }
    return obstacles.of(s).orElseGet(() -> new Move.Act(PowerCall.of(PowerAction.STOP), why));
  }

  private Move afterStop(Situation s, PastAction last) {
    if (s.guest().isStopped()) {
      return s.quorate()
          ? start("it was stopped for the restart")
          : Obstacles.patiently(s, "it is OFF and the cluster has lost its quorum");
    }
    return switch (last.result()) {
      case NotStarted never -> again(s, never);
      case Failed failed when Retries.isPassing(failed.kind()) ->
          retries.afterRefusal(
              s, last, failed, _ -> new Move.Act(PowerCall.of(PowerAction.STOP), failed.text()));
      case Failed failed -> new Move.Fail("the stop was refused: " + failed.text());
      case Done _, Unknown _ ->
          effectIsDue(s, last) || s.overdue() ? unstopped(s) : new Move.Wait("stopping");
    };
  }

  /** A stop that HA has not carried out yet would come after the end of the step. */
  private static Move unstopped(Situation s) {
    return s.guest().ha().isPresent()
        ? start("HA was asked to stop it and has not, so it is asked to keep it running")
        : new Move.Fail("the guest was told to stop and still runs");
  }

  private Move afterStart(Situation s, PastAction last) {
    return switch (last.result()) {
      case NotStarted never -> again(s, never);
      case Failed failed when Retries.isPassing(failed.kind()) ->
          retries.afterRefusal(s, last, failed, _ -> start(failed.text()));
      case Failed failed -> new Move.Fail("the start failed: " + failed.text());
      case Done _ ->
          effectIsDue(s, last)
              ? new Move.Fail("the guest was started and is " + s.guest().status())
              : new Move.Wait("starting");
      case Unknown unknown -> afterUnknownStart(s, last, unknown);
    };
  }

  private Move afterUnknownStart(Situation s, PastAction last, Unknown unknown) {
    if (!effectIsDue(s, last)) {
      return new Move.Wait("perhaps starting");
    }
    return Retries.count(s, PowerAction.START) < 2
        ? start("an earlier start showed no effect")
        : new Move.AskHuman("the outcome of the start cannot be proved: " + unknown.text());
  }

  private boolean effectIsDue(Situation s, PastAction last) {
    return s.since(last.settledAt()).compareTo(budgets.effect(s.guest().ha().isPresent())) >= 0;
  }

  /** The last action is proved to have never started. */
  private Move again(Situation s, NotStarted never) {
    var action = s.past().getLast().action();
    if (Retries.count(s, action) >= Retries.MOST) {
      return new Move.Fail(
          "%s could not be delivered %d times: %s"
              .formatted(action.path(), Retries.MOST, never.text()));
    }
    return switch (action) {
      case REBOOT -> obstacles.of(s).orElseGet(() -> reboot(s));
      case STOP ->
          obstacles.of(s).orElseGet(() -> new Move.Act(PowerCall.of(action), never.text()));
      case START -> start(never.text());
      case RESET -> throw neverReset();
    };
  }

  private static IllegalStateException neverReset() {
    return new IllegalStateException("a restart never resets its guest");
  }

  private Move reboot(Situation s) {
    if (s.overdue()) {
      return new Move.Fail("no time is left for a reboot");
    }
    var graceful =
        s.with().hasNonNull("graceful")
            ? DurationText.parse(s.with().get("graceful").asText())
            : GRACEFUL;
    return new Move.Act(new PowerCall(PowerAction.REBOOT, Optional.of(graceful)), "it runs");
  }

  private static Move start(String why) {
    return new Move.Act(PowerCall.of(PowerAction.START), why);
  }

  private static Move succeed(Situation s, boolean inAHurry) {
    var how =
        s.past().stream()
            .filter(past -> past.result() instanceof Done || past.result() instanceof Unknown)
            .map(past -> past.action().path())
            .collect(Collectors.joining(", then "));
    boolean warnings =
        inAHurry
            || s.past().stream()
                .anyMatch(p -> p.result() instanceof Done done && done.withWarnings());
    Map<String, Object> outputs = GuestStatus.outputs(s.guest());
    outputs.put("how", how);
    return new Move.Succeed(
        warnings,
        outputs,
        "%s runs again on %s (%s)%s"
            .formatted(
                s.guest().name(),
                s.guest().place().node(),
                how.isEmpty() ? "already" : how,
                inAHurry ? ", and time was up before it could be watched" : ""));
  }
}
