package io.tocsin.runner.engine;

import io.tocsin.runner.database.DatabaseClock;
import io.tocsin.runner.execution.Attempts;
import io.tocsin.runner.execution.StepAttempt;
import io.tocsin.runner.output.StoredText;
import io.tocsin.runner.proxmox.ErrorClass;
import io.tocsin.runner.proxmox.GuestListing;
import io.tocsin.runner.proxmox.GuestPlace;
import io.tocsin.runner.proxmox.ProxmoxCluster;
import io.tocsin.runner.proxmox.ProxmoxException;
import io.tocsin.runner.proxmox.TaskEntry;
import io.tocsin.runner.proxmox.TaskStatus;
import io.tocsin.runner.proxmox.Upid;
import io.tocsin.runner.step.ActionResult;
import io.tocsin.runner.step.ActionResult.Done;
import io.tocsin.runner.step.ActionResult.Failed;
import io.tocsin.runner.step.ActionResult.NotStarted;
import io.tocsin.runner.step.ActionResult.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds out whether a call took effect: from its task, else from the task list, else from the
 * guest. It concludes "never started" only if the task list reaches back far enough and the
 * original sender can no longer be sending.
 */
final class Reconciliation {
  /**
   * A log is read in many pages; a connection that breaks on one of them should not lose the log.
   */
  private static final int LOG_TRIES = 3;

  /** A node's task index cannot rotate twice in this time. */
  private static final Duration INDEX_SURELY_KEPT = Duration.ofMinutes(10);

  private static final int INDEX_LIMIT = 500;

  private final Attempts attempts;
  private final DatabaseClock clock;
  private final ProxmoxCluster cluster;
  private final HeldLease held;
  private final EngineSettings settings;
  private final WorkerStop stop;
  private final Instant ends;
  private final PollBackOff backOff;

  Reconciliation(
      Attempts attempts,
      DatabaseClock clock,
      ProxmoxCluster cluster,
      HeldLease held,
      EngineSettings settings,
      WorkerStop stop,
      Instant ends) {
    this.attempts = attempts;
    this.clock = clock;
    this.cluster = cluster;
    this.held = held;
    this.settings = settings;
    this.stop = stop;
    this.ends = ends;
    this.backOff = new PollBackOff(settings.firstPause());
  }

  void settle(StepAttempt attempt) {
    if (attempt.task().isPresent()) {
      var task = attempt.task().get();
      var result = follow(task);
      keepLog(attempt, task);
      attempts.settle(held.lease(), attempt, result);
    } else {
      search(attempt).ifPresent(result -> attempts.settle(held.lease(), attempt, result));
    }
  }

  /**
   * Best effort: the result does not depend on the log, and a log may be deleted before its task.
   */
  private void keepLog(StepAttempt attempt, Upid task) {
    for (int tries = 0; tries < LOG_TRIES && !isOver(); tries++) {
      try {
        var log = StoredText.endOf(cluster.log(task), StoredText.TASK_LOG_BYTES);
        attempts.keepLog(held.lease(), attempt, log);
        return;
      } catch (ProxmoxException e) {
        stop.pause(settings.firstPause());
      }
    }
  }

  /** Polls a task until it ends. */
  private ActionResult follow(Upid task) {
    while (true) {
      var result = poll(task);
      if (result.isPresent()) {
        return result.get();
      }
      if (isOver()) {
        return new Unknown("timed out before " + task + " ended");
      }
      stop.pause(backOff.next());
    }
  }

  private Optional<ActionResult> poll(Upid task) {
    try {
      return switch (cluster.status(task)) {
        case TaskStatus.Running _ -> Optional.empty();
        case TaskStatus.Succeeded(boolean withWarnings, String text) ->
            Optional.of(new Done(withWarnings, text));
        case TaskStatus.Failed(String text) ->
            Optional.of(new Failed(ErrorClass.ofTask(text), text));
        case TaskStatus.Unclear(String text) -> Optional.of(new Unknown(text));
        case TaskStatus.Gone _ -> Optional.of(new Unknown("the node no longer lists " + task));
      };
    } catch (ProxmoxException e) {
      // A failed read says nothing about the task.
      return Optional.empty();
    }
  }

  /** Empty if the task was found and adopted; the caller then follows it. */
  private Optional<ActionResult> search(StepAttempt attempt) {
    while (true) {
      try {
        if (adopted(attempt)) {
          return Optional.empty();
        }
        if (!clock.now().isBefore(conclusive(attempt))) {
          return Optional.of(conclude(attempt));
        }
      } catch (ProxmoxException e) {
        if (isOver()) {
          return Optional.of(
              new Unknown("timed out, and Proxmox cannot be read: " + e.getMessage()));
        }
      }
      stop.pause(backOff.next());
    }
  }

  private Instant conclusive(StepAttempt attempt) {
    var listed = attempt.intentAt().plus(settings.searchFor());
    return attempt.call().action().isIdempotent() || attempt.fencedUntil().isBefore(listed)
        ? listed
        : attempt.fencedUntil();
  }

  private boolean adopted(StepAttempt attempt) throws ProxmoxException {
    return candidates(attempt).stream()
        .anyMatch(task -> attempts.submitted(held.lease(), attempt, task));
  }

  /** Tasks that the attempt may have started, oldest first. */
  private List<Upid> candidates(StepAttempt attempt) throws ProxmoxException {
    var intendedAt = attempt.before().place();
    var entries = new ArrayList<>(cluster.tasks(intendedAt));
    var now = cluster.find(intendedAt.vmid());
    if (now.isPresent() && !now.get().place().node().equals(intendedAt.node())) {
      entries.addAll(cluster.tasks(now.get().place()));
    }
    entries.addAll(cluster.recentTasks());
    var window = window(attempt, now);
    return entries.stream()
        .map(TaskEntry::upid)
        .filter(task -> window.contains(task.startedAt()))
        .filter(task -> matches(task, attempt, intendedAt))
        .distinct()
        .sorted(Comparator.comparing(Upid::startedAt))
        .toList();
  }

  private boolean matches(Upid task, StepAttempt attempt, GuestPlace place) {
    return task.id().equals(String.valueOf(place.vmid()))
        && attempt.call().action().taskTypes(place.kind()).contains(task.type())
        && task.user().equals(cluster.user());
  }

  /**
   * @param guest current inventory entry, needed to read the node's clock
   */
  private StartWindow window(StepAttempt attempt, Optional<GuestListing> guest) {
    var offset = Duration.between(attempt.intentAt(), attempt.before().observedAt());
    if (guest.isPresent()) {
      try {
        var seen = cluster.state(guest.get().place()).observedAt();
        offset = Duration.between(clock.now(), seen);
      } catch (ProxmoxException e) {
        // Use the offset at the time of the intent instead.
      }
    }
    return StartWindow.of(attempt, offset);
  }

  /** No task exists, and none can appear any more. */
  private ActionResult conclude(StepAttempt attempt) throws ProxmoxException {
    var action = attempt.call().action();
    var place = cluster.find(attempt.before().place().vmid());
    if (place.isEmpty()) {
      return new Unknown("the guest is gone");
    }
    var state = cluster.state(place.get().place());
    var elapsed = Duration.between(attempt.intentAt(), clock.now());
    if (action.holds(attempt.before(), state, elapsed)) {
      return new Done(
          false, "no task was found, but the guest's state shows that the call took effect");
    }
    if (action.isIdempotent() || reachesBack(attempt, window(attempt, place).from())) {
      return new NotStarted("no task was found, the call never started");
    }
    return new Unknown(
        "no task was found, and the node's task list does not reach back far enough");
  }

  private boolean reachesBack(StepAttempt attempt, Instant begin) throws ProxmoxException {
    var index = cluster.tasks(attempt.before().place().node());
    boolean olderIsStillThere =
        index.stream().anyMatch(task -> !task.running() && task.upid().startedAt().isBefore(begin));
    boolean nothingWasLost =
        attempt.indexWasEmpty()
            && index.size() < INDEX_LIMIT
            && clock.now().isBefore(attempt.intentAt().plus(INDEX_SURELY_KEPT));
    return olderIsStillThere || nothingWasLost;
  }

  private boolean isOver() {
    return !clock.now().isBefore(ends);
  }
}
