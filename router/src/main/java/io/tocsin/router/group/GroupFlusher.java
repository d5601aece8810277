package io.tocsin.router.group;

import io.tocsin.router.mute.MutePipeline;
import io.tocsin.router.mute.Muting;
import io.tocsin.router.mute.SuppressedAlerts;
import io.tocsin.router.notify.NotificationRules;
import io.tocsin.router.resolve.RestartGrace;
import io.tocsin.router.route.RouteNode;
import java.time.Duration;
import java.time.Instant;

/** Flushes groups: mutes, decides for each destination, writes, and sets the next due time. */
final class GroupFlusher {
  /**
   * How long alerts wait for a configuration that has their route: instances do not reload at the
   * same moment.
   */
  private static final Duration WAIT_FOR_ROUTE = Duration.ofMinutes(10);

  private final GroupTable groups;
  private final FollowedRouting routing;
  private final MutePipeline mutes;
  private final GroupSettings settings;
  private final SuppressedAlerts suppressed;
  private final DecisionLog decisions;
  private final NotificationWriter writer;
  private final PendingCorrections corrections;

  GroupFlusher(
      GroupTable groups,
      FollowedRouting routing,
      MutePipeline mutes,
      GroupSettings settings,
      SuppressedAlerts suppressed,
      DecisionLog decisions,
      NotificationWriter writer,
      PendingCorrections corrections) {
    this.groups = groups;
    this.routing = routing;
    this.mutes = mutes;
    this.settings = settings;
    this.suppressed = suppressed;
    this.decisions = decisions;
    this.writer = writer;
    this.corrections = corrections;
  }

  /** Whether flushes are no longer held back by the start delay. */
  boolean mayFlush(Instant now) {
    return !now.isBefore(settings.notBefore().get());
  }

  void flush(AlertGroup group, RestartGrace grace, Instant now) {
    var node = routing.current().tree().find(group.state().routeId());
    if (node.isPresent()) {
      flush(group, node.get(), grace, now);
    } else {
      waitForRoute(group, now);
    }
  }

  private void waitForRoute(AlertGroup group, Instant now) {
    var since = Instant.ofEpochMilli(group.state().generation());
    if (group.isEmpty() || since.plus(WAIT_FOR_ROUTE).isBefore(now)) {
      close(group, now, "its route is no longer in the configuration");
    } else {
      groups.moveTo(group, group.state().postponed(now.plusSeconds(1)));
    }
  }

  private void flush(AlertGroup group, RouteNode node, RestartGrace grace, Instant now) {
    var state = group.state();
    if (!now.isBefore(grace.until())) {
      groups.dropLeftOut(group, now);
    }
    if (group.seemsResolved(grace, now)) {
      groups.moveTo(group, state.postponed(now.plus(node.route().groupInterval())));
      return;
    }
    var muting = mutes.muting(group.at(now, grace), node, now);
    recordMuted(group, muting, now);
    var next = sinceDelay(state, now).flushed(node.route().groupInterval(), now);
    writer.write(
        GroupFlush.of(group, node, muting, next.flushes(), state.due(), now),
        routing.current().receiver(node),
        state,
        rules(),
        now);
    groups.removeResolved(group, now, grace);
    if (group.isEmpty()) {
      close(group, now, "all its alerts are resolved");
    } else {
      groups.moveTo(group, next);
    }
  }

  /** A first flush held back by the start delay starts its own group_interval schedule. */
  private GroupState sinceDelay(GroupState state, Instant now) {
    return state.due().isBefore(settings.notBefore().get()) ? state.postponed(now) : state;
  }

  /** Corrects what waits for a failing destination. */
  void correct(AlertGroup group, RestartGrace grace, Instant now) {
    var node = routing.current().tree().find(group.state().routeId());
    if (node.isEmpty() || !corrections.isNeeded(group, grace, now)) {
      return;
    }
    var muting = mutes.muting(group.at(now, grace), node.get(), now);
    var next = group.state().corrected();
    var needed =
        corrections.find(
            GroupFlush.of(group, node.get(), muting, next.flushes(), now, now),
            routing.current().receiver(node.get()));
    if (!needed.isEmpty()) {
      groups.moveTo(group, next);
      needed.forEach(correction -> writer.correct(correction, next, rules(), now));
    }
  }

  void close(AlertGroup group, Instant now, String reason) {
    var state = group.state();
    groups.close(group);
    decisions.accept(Decisions.closed(state, routing.keyOf(state), now, reason));
  }

  private NotificationRules rules() {
    return new NotificationRules(routing.isStrict(), settings.retention());
  }

  /** Recorded once for each alert and reason, not with every flush. */
  private void recordMuted(AlertGroup group, Muting muting, Instant now) {
    suppressed.add(muting);
    group
        .newlyMuted(muting)
        .forEach(
            (mute, alerts) ->
                decisions.accept(
                    Decisions.muted(
                        group.state(), routing.keyOf(group.state()), mute, alerts, now)));
  }
}
