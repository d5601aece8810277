package io.tocsin.router.group;

import io.tocsin.configuration.receiver.Integration;
import io.tocsin.configuration.receiver.Receiver;
import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.GroupId;
import io.tocsin.router.delivery.Deliveries;
import io.tocsin.router.notify.Flush;
import io.tocsin.router.resolve.RestartGrace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Corrects notifications that wait for a failing destination. An alert may resolve between two
 * flushes, and the delayed notification must not report it as firing. Only alerts already notified
 * are corrected: an alert that joined waits for the flush. One thread only.
 */
final class PendingCorrections {
  /** An outage can leave thousands of groups waiting, and each must be checked. */
  private static final Duration EVERY = Duration.ofMillis(250);

  private final GroupTable groups;
  private final NotificationLog log;
  private final Deliveries deliveries;
  private Instant next = Instant.MIN;

  PendingCorrections(GroupTable groups, NotificationLog log, Deliveries deliveries) {
    this.groups = groups;
    this.log = log;
    this.deliveries = deliveries;
  }

  /** The groups with delayed notifications, a few times a second. */
  List<AlertGroup> takeDue(Instant now) {
    if (now.isBefore(next) || !deliveries.isAnyDelayed()) {
      return List.of();
    }
    next = now.plus(EVERY);
    var waiting = new HashSet<GroupId>();
    deliveries.forEachDelayed(key -> waiting.add(key.group()));
    var found = new ArrayList<AlertGroup>();
    waiting.forEach(id -> groups.find(id).ifPresent(found::add));
    return found;
  }

  boolean isNeeded(AlertGroup group, RestartGrace grace, Instant now) {
    var id = group.state().id();
    return deliveries.isAnyDelayed()
        && log.of(id).entrySet().stream()
            .anyMatch(
                last ->
                    deliveries.isDelayed(new NotificationKey(last.getKey(), id))
                        && group.contradicts(last.getValue(), grace, now));
  }

  /**
   * @param flush flush of the whole group
   */
  List<Correction> find(Flush flush, Receiver receiver) {
    var found = new ArrayList<Correction>();
    var destinations = receiver.destinations();
    for (int i = 0; i < destinations.size(); i++) {
      var key = new NotificationKey(destinations.get(i), flush.groupId());
      var last = log.get(key);
      if (last.isPresent() && deliveries.isDelayed(key)) {
        var resolved = last.get().reportedResolved();
        var decided =
            flush.only(
                alert ->
                    last.get().firing().contains(alert.fingerprint())
                        || resolved.contains(alert.fingerprint()));
        if (last.get().isContradictedBy(decided.alerts())) {
          found.add(new Correction(decided, destinations.get(i), receiver.integrations().get(i)));
        }
      }
    }
    return found;
  }

  /** What one destination gets instead of the notification that waits for it. */
  record Correction(Flush flush, Destination destination, Integration integration) {}
}
