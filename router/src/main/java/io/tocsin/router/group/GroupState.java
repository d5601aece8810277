package io.tocsin.router.group;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.GroupId;
import io.tocsin.router.route.RouteNode;
import java.time.Duration;
import java.time.Instant;

/**
 * Where a group stands, without its alerts.
 *
 * @param routeId where it hangs in the routing tree
 * @param generation names the firing episode, see the notification's component of that name
 * @param flushes how many there were
 * @param due when the next one is
 */
record GroupState(
    GroupId id, String routeId, LabelSet labels, long generation, long flushes, Instant due) {

  /**
   * @param startsAt of the alert that opens the group; only that one decides whether the wait is
   *     skipped because it is old
   * @param receivedAt of the report that opens it: what makes the generation the same when the
   *     report is read twice
   */
  static GroupState open(
      RouteNode route, LabelSet labels, Instant startsAt, Instant receivedAt, Instant now) {
    var groupWait = route.route().groupWait();
    boolean isOld = startsAt.plus(groupWait).isBefore(now);
    return new GroupState(
        route.groupId(labels),
        route.id(),
        labels,
        receivedAt.toEpochMilli(),
        0,
        isOld ? now : now.plus(groupWait));
  }

  /**
   * The phase stays as the first flush set it, however long a flush took; only flushes that were
   * missed altogether are left out.
   */
  GroupState flushed(Duration groupInterval, Instant now) {
    var next = due.plus(groupInterval);
    return new GroupState(
        id,
        routeId,
        labels,
        generation,
        flushes + 1,
        next.isAfter(now) ? next : now.plus(groupInterval));
  }

  /** Told once more between two flushes. */
  GroupState corrected() {
    return new GroupState(id, routeId, labels, generation, flushes + 1, due);
  }

  GroupState postponed(Instant until) {
    return new GroupState(id, routeId, labels, generation, flushes, until);
  }
}
