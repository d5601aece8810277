package io.tocsin.runner.step;

import java.util.Optional;

/**
 * Conditions that forbid changing a guest: temporary ones are waited for, permanent ones fail the
 * step.
 */
final class GuestObstacles {
  private final RestartTimeouts timeouts;

  GuestObstacles(RestartTimeouts timeouts) {
    this.timeouts = timeouts;
  }

  /** Empty if there is no obstacle. */
  Optional<StepMove> of(StepSituation s) {
    var guest = s.guest();
    if (guest.template()) {
      return fail("is a template and cannot run", s);
    }
    if (guest.isWaitingForStorage()) {
      return fail(
          "is paused on an I/O error; free or repair its storage, a restart does not help", s);
    }
    var ha = guest.ha().orElse("");
    if (ha.equals("error")) {
      return fail(
          "is in HA state error; disable its HA resource, repair the guest, enable the resource again",
          s);
    }
    if (isChanging(ha)) {
      return Optional.of(waitOrFail(s, "HA is changing it (" + ha + ")"));
    }
    if (guest.lock().isPresent()) {
      return Optional.of(locked(s, guest.lock().get()));
    }
    if (!s.quorate()) {
      return fail(
          "is in a cluster without quorum and could not be started again; nothing was done", s);
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
            && s.since(s.lockedSince().orElse(s.now())).compareTo(timeouts.staleLock()) >= 0;
    var guest = s.guest();
    return stale
        ? new StepMove.Fail(
            "LOCKED_STALE: %s is locked (%s) and no visible task holds the lock (without Sys.Audit on the node only Tocsin's own tasks are visible); if nobody is working on it, run '%s' on node %s"
                .formatted(
                    guest.name(),
                    lock,
                    guest.place().kind().unlockCommand(guest.place().vmid()),
                    guest.place().node()))
        : waitOrFail(s, "it is locked (" + lock + ")");
  }

  static StepMove waitOrFail(StepSituation s, String why) {
    return s.overdue() ? new StepMove.Fail("timed out: " + why) : new StepMove.Wait(why);
  }

  private static Optional<StepMove> fail(String why, StepSituation s) {
    return Optional.of(new StepMove.Fail(s.guest().name() + " " + why));
  }
}
