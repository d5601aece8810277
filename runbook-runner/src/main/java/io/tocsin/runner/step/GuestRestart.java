package io.tocsin.runner.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tocsin.runner.proxmox.ErrorClass;
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
  private static final int TRIES = 3;

  private final RestartBudgets budgets;

  GuestRestart(RestartBudgets budgets) {
    this.budgets = budgets;
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
    if (s.guest().isRunningAnewSince(s.past().getFirst().before())) {
      return succeed(s);
    }
    return switch (last.get().action()) {
      case REBOOT -> afterReboot(s, last.get());
      case STOP -> afterStop(s, last.get());
      case START -> afterStart(s, last.get());
    };
  }

  private Move first(Situation s) {
    return obstacle(s)
        .orElseGet(
            () -> {
              if (s.guest().isRunning()) {
                return reboot(s);
              }
              return s.guest().isStopped()
                  ? start("the guest is off")
                  : patiently(s, "the guest is " + s.guest().status());
            });
  }

  /** Why the guest must not be touched now, or at all. */
  private Optional<Move> obstacle(Situation s) {
    var guest = s.guest();
    if (guest.template()) {
      return fail("is a template and cannot run", s);
    }
    if (guest.isWaitingForStorage()) {
      return fail(
          "stands still on an I/O error: free or repair its storage, a restart does not help", s);
    }
    var ha = guest.ha().orElse("");
    if (ha.equals("error")) {
      return fail("is in HA state error: disable its HA resource, repair, enable it again", s);
    }
    if (isChanging(ha)) {
      return Optional.of(patiently(s, "HA is at work on it (" + ha + ")"));
    }
    if (guest.lock().isPresent()) {
      return Optional.of(locked(s, guest.lock().get()));
    }
    if (!s.quorate()) {
      return fail(
          "is in a cluster without quorum, where it could not be started again; nothing was done",
          s);
    }
    return Optional.empty();
  }

  private static boolean isChanging(String ha) {
    return switch (ha) {
      case "fence",
          "recovery",
          "migrate",
          "starting",
          "stopping",
          "request_stop",
          "queued",
          "freeze" ->
          true;
      default -> false;
    };
  }

  private Move locked(Situation s, String lock) {
    boolean stale =
        !s.lockHolderAlive() && s.since(s.startedAt()).compareTo(budgets.staleLock()) >= 0;
    var guest = s.guest();
    return stale
        ? new Move.Fail(
            "LOCKED_STALE: %s is locked (%s) and no task is running; if nobody works on it, run '%s' on node %s"
                .formatted(
                    guest.name(),
                    lock,
                    guest.place().kind().unlockCommand(guest.place().vmid()),
                    guest.place().node()))
        : patiently(s, "it is locked (" + lock + ")");
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
          since.compareTo(budgets.startAfter()) >= 0
              ? start("it stayed off after the reboot")
              : new Move.Wait("off after the reboot, the node starts it again"));
    }
    return since.compareTo(budgets.verifyWithin()) < 0
        ? Optional.of(new Move.Wait("rebooted, not yet seen running anew"))
        : Optional.empty();
  }

  private Move afterFailedReboot(Situation s, PastAction last, Failed failed) {
    if (s.guest().isStopped()) {
      return start("the guest went off");
    }
    if (isPassing(failed.kind())) {
      return retry(s, last, failed, this::reboot);
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
    return obstacle(s).orElseGet(() -> new Move.Act(PowerCall.of(PowerAction.STOP), why));
  }

  private Move afterStop(Situation s, PastAction last) {
    if (s.guest().isStopped()) {
      return s.quorate()
          ? start("it was stopped for the restart")
          : patiently(s, "it is OFF and the cluster has lost its quorum");
    }
    return switch (last.result()) {
      case NotStarted never -> again(s, never);
      case Failed failed when isPassing(failed.kind()) ->
          retry(s, last, failed, _ -> new Move.Act(PowerCall.of(PowerAction.STOP), failed.text()));
      case Failed failed -> new Move.Fail("the stop was refused: " + failed.text());
      case Done _, Unknown _ ->
          effectIsDue(s, last)
              ? new Move.Fail("the guest was told to stop and still runs")
              : new Move.Wait("stopping");
    };
  }

  private Move afterStart(Situation s, PastAction last) {
    return switch (last.result()) {
      case NotStarted never -> again(s, never);
      case Failed failed when isPassing(failed.kind()) ->
          retry(s, last, failed, _ -> start(failed.text()));
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
    return tries(s, PowerAction.START) < 2
        ? start("an earlier start showed no effect")
        : new Move.AskHuman("the outcome of the start cannot be proved: " + unknown.text());
  }

  private boolean effectIsDue(Situation s, PastAction last) {
    return s.since(last.settledAt()).compareTo(budgets.effect(s.guest().ha().isPresent())) >= 0;
  }

  private static boolean isPassing(ErrorClass kind) {
    return switch (kind) {
      case FLOCK, LOCKED, NO_QUORUM, NODE_DOWN, NOT_FOUND -> true;
      default -> false;
    };
  }

  /** The node of a guest that has moved is looked up anew before the second try. */
  private static long mostTries(ErrorClass kind) {
    return switch (kind) {
      case FLOCK -> 1L + TRIES;
      case NOT_FOUND -> 2;
      default -> Long.MAX_VALUE;
    };
  }

  /** After a refusal for a passing reason: the obstacle first, then a pause, then again. */
  private Move retry(
      Situation s,
      PastAction last,
      Failed failed,
      java.util.function.Function<Situation, Move> act) {
    if (tries(s, last.action()) >= mostTries(failed.kind())) {
      return new Move.Fail(failed.text());
    }
    if (s.overdue()) {
      return new Move.Fail(failed.text());
    }
    if (s.since(last.settledAt()).compareTo(budgets.retryEvery()) < 0) {
      return new Move.Wait(failed.text());
    }
    boolean noQuorum = failed.kind() == ErrorClass.NO_QUORUM && !s.quorate();
    return noQuorum || s.guest().lock().isPresent()
        ? obstacle(s).orElseGet(() -> act.apply(s))
        : act.apply(s);
  }

  /** The last action is proved to have never started. */
  private Move again(Situation s, NotStarted never) {
    var action = s.past().getLast().action();
    if (tries(s, action) >= TRIES) {
      return new Move.Fail(
          "%s could not be delivered %d times: %s".formatted(action.path(), TRIES, never.text()));
    }
    return switch (action) {
      case REBOOT -> obstacle(s).orElseGet(() -> reboot(s));
      case STOP -> obstacle(s).orElseGet(() -> new Move.Act(PowerCall.of(action), never.text()));
      case START -> start(never.text());
    };
  }

  private static long tries(Situation s, PowerAction action) {
    return s.past().stream().filter(past -> past.action() == action).count();
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

  private static Move patiently(Situation s, String why) {
    return s.overdue() ? new Move.Fail("time is up: " + why) : new Move.Wait(why);
  }

  private static Optional<Move> fail(String why, Situation s) {
    return Optional.of(new Move.Fail(s.guest().name() + " " + why));
  }

  private static Move succeed(Situation s) {
    var how =
        s.past().stream()
            .filter(past -> past.result() instanceof Done || past.result() instanceof Unknown)
            .map(past -> past.action().path())
            .collect(Collectors.joining(", then "));
    boolean warnings =
        s.past().stream().anyMatch(p -> p.result() instanceof Done done && done.withWarnings());
    Map<String, Object> outputs = GuestStatus.outputs(s.guest());
    outputs.put("how", how);
    return new Move.Succeed(
        warnings,
        outputs,
        "%s runs again on %s (%s)"
            .formatted(
                s.guest().name(), s.guest().place().node(), how.isEmpty() ? "already" : how));
  }
}
