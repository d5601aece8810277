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
 * Keeps true what waits for a destination in trouble. Between two flushes an alert may end, and
 * what is sent then must not call it firing. Only what was decided already is corrected: an alert
 * that joined waits for the flush. One thread only.
 */
final class PendingCorrections {
  /** An outage may leave thousands of groups waiting, and each has to be looked at. */
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

  /** The groups that some destination waits for, a few times a second. */
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
                told ->
                    deliveries.isDelayed(new NotificationKey(told.getKey(), id))
                        && group.contradicts(told.getValue(), grace, now));
  }

  /**
   * @param flush of the whole group
   */
  List<Correction> find(Flush flush, Receiver receiver) {
    var found = new ArrayList<Correction>();
    var destinations = receiver.destinations();
    for (int i = 0; i < destinations.size(); i++) {
      var key = new NotificationKey(destinations.get(i), flush.groupId());
      var last = log.get(key);
      if (last.isPresent() && deliveries.isDelayed(key)) {
        var over = last.get().over();
        var decided =
            flush.only(
                alert ->
                    last.get().firing().contains(alert.fingerprint())
                        || over.contains(alert.fingerprint()));
        if (last.get().isContradictedBy(decided.alerts())) {
          found.add(new Correction(decided, destinations.get(i), receiver.integrations().get(i)));
        }
      }
    }
    return found;
  }

  /** What one destination shall read instead of what it waits for. */
  record Correction(Flush flush, Destination destination, Integration integration) {}
}
