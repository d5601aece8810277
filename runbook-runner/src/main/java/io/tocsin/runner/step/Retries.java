package io.tocsin.runner.step;

import io.tocsin.runner.proxmox.ErrorClass;
import io.tocsin.runner.proxmox.PowerAction;
import io.tocsin.runner.step.ActionResult.Failed;
import java.util.function.Function;

/** When a call that was rejected or never started is retried. */
final class Retries {
  static final int MOST = 3;

  private final RestartTimeouts timeouts;
  private final GuestObstacles obstacles;

  Retries(RestartTimeouts timeouts, GuestObstacles obstacles) {
    this.timeouts = timeouts;
    this.obstacles = obstacles;
  }

  static boolean isTransient(ErrorClass kind) {
    return switch (kind) {
      case FLOCK, LOCKED, NO_QUORUM, NODE_DOWN, NOT_FOUND, AUTH -> true;
      default -> false;
    };
  }

  /** Before the second attempt, the node of a guest that has moved is looked up again. */
  private static long mostTries(ErrorClass kind) {
    return switch (kind) {
      case FLOCK -> 1L + MOST;
      case NOT_FOUND -> 2;
      default -> Long.MAX_VALUE;
    };
  }

  /** After a temporary rejection: checks for obstacles, pauses, then retries. */
  StepMove afterRejection(
      StepSituation s, CompletedAction last, Failed failed, Function<StepSituation, StepMove> act) {
    if (count(s, last.action()) >= mostTries(failed.kind())) {
      return new StepMove.Fail(failed.text());
    }
    boolean pendingStart = isPendingStart(s, last.action());
    if (s.overdue()) {
      return new StepMove.Fail(
          pendingStart
              ? "the guest is OFF, its start was rejected: " + failed.text()
              : failed.text());
    }
    if (s.since(last.settledAt()).compareTo(timeouts.retryEvery()) < 0) {
      return new StepMove.Wait(failed.text());
    }
    boolean noQuorum = failed.kind() == ErrorClass.NO_QUORUM && !s.quorate() && !pendingStart;
    return noQuorum || s.guest().lock().isPresent()
        ? obstacles.of(s).orElseGet(() -> act.apply(s))
        : act.apply(s);
  }

  /** A start after an earlier action of this step that may have stopped the guest. */
  private static boolean isPendingStart(StepSituation s, PowerAction action) {
    return action == PowerAction.START
        && s.past().stream().anyMatch(past -> past.action() != PowerAction.START);
  }

  static long count(StepSituation s, PowerAction action) {
    return s.past().stream().filter(past -> past.action() == action).count();
  }
}
