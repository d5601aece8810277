package io.tocsin.runner.step;

import java.util.Optional;

/** What forbids touching a guest: now, and then it is waited for, or at all. */
final class GuestObstacles {
  private final RestartBudgets budgets;

  GuestObstacles(RestartBudgets budgets) {
    this.budgets = budgets;
  }

  /** Empty if nothing stands in the way. */
  Optional<StepMove> of(StepSituation s) {
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

  static boolean isChanging(String ha) {
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

  private StepMove locked(StepSituation s, String lock) {
    boolean stale =
        !s.lockHolderAlive()
            && s.since(s.lockedSince().orElse(s.now())).compareTo(budgets.staleLock()) >= 0;
    var guest = s.guest();
    return stale
        ? new StepMove.Fail(
            "LOCKED_STALE: %s is locked (%s) and no task is seen that holds the lock (without Sys.Audit on the node only our own are); if nobody works on it, run '%s' on node %s"
                .formatted(
                    guest.name(),
                    lock,
                    guest.place().kind().unlockCommand(guest.place().vmid()),
                    guest.place().node()))
        : patiently(s, "it is locked (" + lock + ")");
  }

  static StepMove patiently(StepSituation s, String why) {
    return s.overdue() ? new StepMove.Fail("time is up: " + why) : new StepMove.Wait(why);
  }

  private static Optional<StepMove> fail(String why, StepSituation s) {
    return Optional.of(new StepMove.Fail(s.guest().name() + " " + why));
  }
}
