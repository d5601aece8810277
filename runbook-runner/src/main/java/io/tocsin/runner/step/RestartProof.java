package io.tocsin.runner.step;

import io.tocsin.runner.proxmox.GuestKind;
import io.tocsin.runner.proxmox.PowerAction;
import java.time.Duration;
import java.util.Optional;

/**
 * Proves that a guest has restarted: it runs, its process started after the call, no stop is
 * pending, and it has stayed up for a while.
 */
final class RestartProof {
  private final RestartTimeouts timeouts;

  RestartProof(RestartTimeouts timeouts) {
    this.timeouts = timeouts;
  }

  /** It has restarted, and no pending call will stop it. */
  boolean hasRestarted(StepSituation s) {
    if (s.guest().isStopWanted() || isHaAtWork(s)) {
      return false;
    }
    return outstandingStop(s)
        .map(stop -> !isManagedByHa(s) && isRestartedBy(s, stop))
        .orElseGet(() -> s.past().stream().anyMatch(past -> isRestartedBy(s, past)));
  }

  /** It has been up long enough for pending calls to show their effect. */
  boolean isWatched(StepSituation s) {
    var settled = s.since(s.past().getLast().settledAt());
    var up = s.guest().uptime().compareTo(settled) < 0 ? s.guest().uptime() : settled;
    return up.compareTo(timeouts.watch(isManagedByHa(s))) >= 0;
  }

  /**
   * HA responds at once and stops the guest later, so a guest that restarts in between will still
   * be stopped. Only a later start call cancels the pending stop.
   */
  private static Optional<CompletedAction> outstandingStop(StepSituation s) {
    return s.past().stream()
        .filter(past -> past.action() != PowerAction.REBOOT && past.mayHaveEffect())
        .reduce((_, later) -> later)
        .filter(past -> past.action() == PowerAction.STOP);
  }

  private static boolean isRestartedBy(StepSituation s, CompletedAction past) {
    var elapsed = s.since(past.intendedAt());
    return s.guest().hasStartedSince(past.before(), elapsed) || isMovedRestart(s, past, elapsed);
  }

  /** The reboot task succeeded, so the guest was off and has restarted, even on another node. */
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
