package io.tocsin.runner.step;

import io.tocsin.runner.proxmox.GuestKind;
import io.tocsin.runner.proxmox.PowerAction;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether a guest has restarted: it runs, its process began after what was asked for, nothing is
 * outstanding that would stop it, and it has stayed up for a while.
 */
final class RestartProof {
  private final RestartBudgets budgets;

  RestartProof(RestartBudgets budgets) {
    this.budgets = budgets;
  }

  /** It runs anew, and nothing that was asked for will change that. */
  boolean runsAnew(StepSituation s) {
    if (s.guest().isStopWanted() || isHaAtWork(s)) {
      return false;
    }
    return outstandingStop(s)
        .map(stop -> !isManagedByHa(s) && restarted(s, stop))
        .orElseGet(() -> s.past().stream().anyMatch(past -> restarted(s, past)));
  }

  /** Long enough for whatever was on its way to show. */
  boolean isWatched(StepSituation s) {
    var settled = s.since(s.past().getLast().settledAt());
    var up = s.guest().uptime().compareTo(settled) < 0 ? s.guest().uptime() : settled;
    return up.compareTo(budgets.watch(isManagedByHa(s))) >= 0;
  }

  /**
   * HA answers at once and stops the guest later, so one that runs anew meanwhile will be off. What
   * was stopped is owed a start, which alone takes the wish back.
   */
  private static Optional<CompletedAction> outstandingStop(StepSituation s) {
    return s.past().stream()
        .filter(past -> past.action() != PowerAction.REBOOT && past.mayHaveEffect())
        .reduce((_, later) -> later)
        .filter(past -> past.action() == PowerAction.STOP);
  }

  private static boolean restarted(StepSituation s, CompletedAction past) {
    var elapsed = s.since(past.intendedAt());
    return s.guest().isRunningAnewSince(past.before(), elapsed) || isMovedRestart(s, past, elapsed);
  }

  /** Its task ended well, so it was off; then it runs anew wherever it is now. */
  private static boolean isMovedRestart(StepSituation s, CompletedAction past, Duration elapsed) {
    return past.action() == PowerAction.REBOOT
        && past.result() instanceof ActionResult.Done
        && s.guest().isRunning()
        && s.guest().place().kind() == GuestKind.QEMU
        && s.guest().hasMovedSince(past.before())
        && s.guest().isYoungerThan(elapsed);
  }

  private static boolean isManagedByHa(StepSituation s) {
    return s.guest().ha().isPresent();
  }

  private static boolean isHaAtWork(StepSituation s) {
    return s.guest().ha().filter(GuestObstacles::isChanging).isPresent();
  }
}
