package io.tocsin.router.query;

import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.events.query.ExplainQuery;
import io.tocsin.events.query.Explanation;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.label.Matcher;
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

/** Says what becomes of an alert and why, by asking the stages themselves. */
final class AlertExplanation {
  private final RouterState knowledge;
  private final Routing routing;
  private final MutePipeline mutes;
  private final Instant now;

  AlertExplanation(RouterState knowledge, MutePipeline mutes, Instant now) {
    this.knowledge = knowledge;
    this.routing = knowledge.routing().get();
    this.mutes = mutes;
    this.now = now;
  }

  Optional<Explanation> explain(ExplainQuery query) {
    return labels(query.subject()).map(labels -> explain(labels, query.at().orElse(now)));
  }

  private Optional<LabelSet> labels(ExplainQuery.Subject subject) {
    return subject
        .labels()
        .or(() -> subject.fingerprint().flatMap(knowledge.alerts()::find).map(Alert::labels));
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
        knowledge.silences().muting(labels, at),
        knowledge
            .inhibiting()
            .inhibiting(labels, knowledge.alerts().grace(), at)
            .map(Inhibition::reason),
        nodes.stream().map(node -> group(node, labels, at)).toList());
  }

  private boolean fires(LabelSet labels) {
    return knowledge
        .alerts()
        .find(labels.fingerprint())
        .filter(alert -> knowledge.alerts().grace().statusOf(alert, now) == AlertStatus.FIRING)
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
    var quiet = mutes.muting(labels, node, at).map(Mute::text);
    var nextFlush = knowledge.groups().dueAt(id);
    return new Explanation.Group(
        id,
        node.groupKey(groupLabels),
        route.receiver(),
        groupLabels,
        route.groupWait(),
        route.groupInterval(),
        route.repeatInterval(),
        TimeIntervals.muting(node, routing, at),
        quiet,
        verdict(route.receiver(), quiet, nextFlush),
        nextFlush,
        told(node, id));
  }

  private static String verdict(
      String receiver, Optional<String> quiet, Optional<Instant> nextFlush) {
    return quiet
        .map(reason -> "not told to \"%s\": %s".formatted(receiver, reason))
        .orElseGet(
            () ->
                nextFlush
                    .map(
                        due ->
                            "goes to \"%s\", whose group is looked at next at %s"
                                .formatted(receiver, due))
                    .orElse(
                        "would go to \"%s\" in a new group, after its group_wait"
                            .formatted(receiver)));
  }

  private List<Explanation.LastNotification> told(RouteNode node, GroupId group) {
    return routing.receiver(node).destinations().stream()
        .map(destination -> told(destination, group, node))
        .toList();
  }

  private Explanation.LastNotification told(
      Destination destination, GroupId group, RouteNode node) {
    var lastTold = knowledge.groups().lastTold(new NotificationKey(destination, group));
    return new Explanation.LastNotification(
        destination, lastTold, lastTold.map(last -> last.plus(node.route().repeatInterval())));
  }
}
