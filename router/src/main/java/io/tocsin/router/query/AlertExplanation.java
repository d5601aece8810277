package io.tocsin.router.query;

import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.events.query.ExplainQuery;
import io.tocsin.events.query.Explanation;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.matcher.Matcher;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.GroupId;
import io.tocsin.router.inhibit.Inhibition;
import io.tocsin.router.mute.Mute;
import io.tocsin.router.mute.MutePipeline;
import io.tocsin.router.mute.TimeIntervals;
import io.tocsin.router.route.RouteNode;
import io.tocsin.router.route.Routing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Explains which routes an alert takes and whether receivers are notified, by asking the stages
 * themselves.
 */
final class AlertExplanation {
  private final RouterState routerState;
  private final Routing routing;
  private final MutePipeline mutes;
  private final Instant now;

  AlertExplanation(RouterState routerState, MutePipeline mutes, Instant now) {
    this.routerState = routerState;
    this.routing = routerState.routing().get();
    this.mutes = mutes;
    this.now = now;
  }

  Optional<Explanation> explain(ExplainQuery query) {
    return labels(query.subject()).map(labels -> explain(labels, query.at().orElse(now)));
  }

  private Optional<LabelSet> labels(ExplainQuery.Subject subject) {
    return subject
        .labels()
        .or(() -> subject.fingerprint().flatMap(routerState.alerts()::find).map(Alert::labels));
  }

  private Explanation explain(LabelSet labels, Instant at) {
    var path = new ArrayList<Explanation.Step>();
    var nodes =
        routing
            .tree()
            .match(
                labels, (route, depth, matched) -> path.add(step(route, depth, labels, matched)));
    return new Explanation(
        at,
        labels,
        labels.fingerprint(),
        fires(labels),
        path,
        routerState.silences().muting(labels, at),
        routerState
            .inhibiting()
            .inhibiting(labels, routerState.alerts().grace(), at)
            .map(Inhibition::reason),
        nodes.stream().map(node -> group(node, labels, at)).toList());
  }

  private boolean fires(LabelSet labels) {
    return routerState
        .alerts()
        .find(labels.fingerprint())
        .filter(alert -> routerState.alerts().grace().statusOf(alert, now) == AlertStatus.FIRING)
        .isPresent();
  }

  private static Explanation.Step step(
      RouteNode route, int depth, LabelSet labels, boolean matched) {
    var tested =
        route.route().matchers().all().stream().map(matcher -> tested(matcher, labels)).toList();
    return new Explanation.Step(route.key(), depth, route.route().receiver(), tested, matched);
  }

  private static Explanation.Tested tested(Matcher matcher, LabelSet labels) {
    return new Explanation.Tested(
        matcher.toString(), labels.valueOrEmpty(matcher.name()), matcher.matches(labels));
  }

  private Explanation.Group group(RouteNode node, LabelSet labels, Instant at) {
    var groupLabels = node.groupLabels(labels);
    var id = node.groupId(groupLabels);
    var route = node.route();
    var suppressedBy = mutes.muting(labels, node, at).map(Mute::text);
    var nextFlush = routerState.groups().dueAt(id);
    return new Explanation.Group(
        id,
        node.groupKey(groupLabels),
        route.receiver(),
        groupLabels,
        route.groupWait(),
        route.groupInterval(),
        route.repeatInterval(),
        TimeIntervals.muting(node, routing, at),
        suppressedBy,
        decision(route.receiver(), suppressedBy, nextFlush),
        nextFlush,
        lastNotification(node, id));
  }

  private static String decision(
      String receiver, Optional<String> suppressedBy, Optional<Instant> nextFlush) {
    return suppressedBy
        .map(reason -> "\"%s\" is not notified: %s".formatted(receiver, reason))
        .orElseGet(
            () ->
                nextFlush
                    .map(
                        due ->
                            "\"%s\" is notified if needed; next flush of its group at %s"
                                .formatted(receiver, due))
                    .orElse(
                        "\"%s\" would be notified in a new group, after its group_wait"
                            .formatted(receiver)));
  }

  private List<Explanation.LastNotification> lastNotification(RouteNode node, GroupId group) {
    return routing.receiver(node).destinations().stream()
        .map(destination -> lastNotification(destination, group, node))
        .toList();
  }

  private Explanation.LastNotification lastNotification(
      Destination destination, GroupId group, RouteNode node) {
    var lastAt = routerState.groups().lastNotified(new NotificationKey(destination, group));
    return new Explanation.LastNotification(
        destination, lastAt, lastAt.map(last -> last.plus(node.route().repeatInterval())));
  }
}
