package io.tocsin.router.group;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.model.notification.GroupId;
import io.tocsin.router.resolve.RestartGrace;
import java.time.Instant;
import java.util.Optional;

/**
 * Which reports of resolved alerts are news to a group. In {@code strict} mode all are, as in
 * Alertmanager.
 */
final class ResolvedReports {
  private final FollowedRouting routing;
  private final NotificationLog log;

  ResolvedReports(FollowedRouting routing, NotificationLog log) {
    this.routing = routing;
    this.log = log;
  }

  GroupAlerts news(
      GroupId id, GroupAlerts update, Optional<AlertGroup> group, RestartGrace grace, Instant now) {
    return routing.isStrict()
        ? update
        : withoutRepeated(id, withoutNotified(id, update, grace, now), group);
  }

  /**
   * A resolved alert that no destination was notified about. Alertmanager opens a group for it all
   * the same: the next firing alert finds the wait running and is notified together with the
   * resolved one.
   */
  boolean isNothingToNotify(GroupId id, GroupAlerts update, Instant now) {
    return !routing.isStrict()
        && update.alerts().entries().stream().noneMatch(entry -> entry.endsAt().isAfter(now))
        && !log.saysFiring(id);
  }

  /**
   * After a restart the first stage forwards alerts as firing whose end passed while the process
   * was down. Drops those that were already notified as resolved.
   */
  private GroupAlerts withoutNotified(
      GroupId id, GroupAlerts update, RestartGrace grace, Instant now) {
    return grace.equals(RestartGrace.NONE) || !grace.until().isAfter(now)
        ? update
        : update.without(entry -> !entry.endsAt().isAfter(now) && log.saysResolved(id, entry));
  }

  /** Drops repeated resolved reports, unless a destination still considers the alert firing. */
  private GroupAlerts withoutRepeated(GroupId id, GroupAlerts update, Optional<AlertGroup> group) {
    return update.without(
        entry ->
            isRepeated(entry, update)
                && group.filter(it -> it.has(entry.fingerprint())).isEmpty()
                && !log.saysFiring(id, entry.fingerprint()));
  }

  /** A resolved report that the first stage has known for a while. */
  private static boolean isRepeated(AlertEntry entry, GroupAlerts update) {
    return !RestartGrace.expiresWithoutReport(entry.endsAt(), entry.receivedAt())
        && entry.receivedAt().isBefore(update.alerts().receivedAt());
  }
}
