package io.tocsin.runner.step;

import io.tocsin.runner.proxmox.ErrorClass;
import io.tocsin.runner.proxmox.PowerAction;
import io.tocsin.runner.step.ActionResult.Failed;
import java.util.function.Function;

/** When a call that was refused, or never began, is made again. */
final class Retries {
  static final int MOST = 3;

  private final RestartBudgets budgets;
  private final GuestObstacles obstacles;

  Retries(RestartBudgets budgets, GuestObstacles obstacles) {
    this.budgets = budgets;
    this.obstacles = obstacles;
  }

  static boolean isPassing(ErrorClass kind) {
    return switch (kind) {
      case FLOCK, LOCKED, NO_QUORUM, NODE_DOWN, NOT_FOUND, AUTH -> true;
      default -> false;
    };
  }

  /** The node of a guest that has moved is looked up anew before the second try. */
  private static long mostTries(ErrorClass kind) {
    return switch (kind) {
      case FLOCK -> 1L + MOST;
      case NOT_FOUND -> 2;
      default -> Long.MAX_VALUE;
    };
  }

  /** After a refusal for a passing reason: the obstacle first, then a pause, then again. */
  StepMove afterRefusal(
      StepSituation s, CompletedAction last, Failed failed, Function<StepSituation, StepMove> act) {
    if (count(s, last.action()) >= mostTries(failed.kind())) {
      return new StepMove.Fail(failed.text());
    }
    boolean owed = isOwed(s, last.action());
    if (s.overdue()) {
      return new StepMove.Fail(
          owed ? "the guest is OFF, its start was refused: " + failed.text() : failed.text());
    }
    if (s.since(last.settledAt()).compareTo(budgets.retryEvery()) < 0) {
      return new StepMove.Wait(failed.text());
    }
    boolean noQuorum = failed.kind() == ErrorClass.NO_QUORUM && !s.quorate() && !owed;
    return noQuorum || s.guest().lock().isPresent()
        ? obstacles.of(s).orElseGet(() -> act.apply(s))
        : act.apply(s);
  }

  /** Something of ours has stopped the guest before. */
  private static boolean isOwed(StepSituation s, PowerAction action) {
    return action == PowerAction.START
        && s.past().stream().anyMatch(past -> past.action() != PowerAction.START);
  }

  static long count(StepSituation s, PowerAction action) {
    return s.past().stream().filter(past -> past.action() == action).count();
  }
}
