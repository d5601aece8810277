package io.tocsin.router.group;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.GroupId;
import io.tocsin.router.route.RouteNode;
import io.tocsin.router.route.RouteTree;
import java.time.Duration;
import java.time.Instant;

/**
 * State of a group without its alerts.
 *
 * @param routeId its route in the routing tree
 * @param generation identifies the episode, see {@code generation} of the notification
 * @param flushes number of flushes so far
 * @param due when the next flush is due
 */
record GroupState(
    GroupId id, String routeId, LabelSet labels, long generation, long flushes, Instant due) {

  /**
   * @param startsAt of the alert that opens the group; the wait is skipped if this alert is older
   *     than group_wait
   * @param receivedAt of the report that opens it: makes the generation the same when the report is
   *     read twice
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

  /** The state of a group that these alerts open. Without its route it waits for one. */
  static GroupState open(GroupId id, GroupAlerts update, RouteTree tree, Instant now) {
    var receivedAt = update.alerts().receivedAt();
    return tree.find(update.routeId())
        .map(
            node ->
                open(
                    node,
                    update.groupLabels(),
                    update.alerts().entries().getFirst().startsAt(),
                    receivedAt,
                    now))
        .orElseGet(
            () ->
                new GroupState(
                    id, update.routeId(), update.groupLabels(), receivedAt.toEpochMilli(), 0, now));
  }

  /**
   * Keeps the schedule set by the first flush, however long a flush took; only flushes missed
   * altogether are skipped.
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

  /** State after a correction between two flushes. */
  GroupState corrected() {
    return new GroupState(id, routeId, labels, generation, flushes + 1, due);
  }

  GroupState postponed(Instant until) {
    return new GroupState(id, routeId, labels, generation, flushes, until);
  }
}
