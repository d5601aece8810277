package io.tocsin.router.query;

import io.tocsin.events.query.AlertFound;
import io.tocsin.events.query.AlertQuery;
import io.tocsin.events.query.GroupFound;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.GroupId;
import io.tocsin.router.mute.TimeIntervals;
import io.tocsin.router.notify.MessageOrder;
import io.tocsin.router.notify.RouteLabels;
import io.tocsin.router.route.RouteNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The groups at one moment, computed from the firing alerts: the group of an alert follows from its
 * labels and the routes.
 */
final class GroupListing {
  private static final Comparator<AlertFound> NOTIFICATION_ORDER =
      Comparator.comparing(found -> found.alert().labels(), MessageOrder.OF_LABELS);

  private final AlertListing alerts;
  private final RouterState routerState;
  private final Instant now;

  GroupListing(RouterState routerState, Instant now) {
    this.alerts = new AlertListing(routerState, now);
    this.routerState = routerState;
    this.now = now;
  }

  List<GroupFound> find(AlertQuery query) {
    var groups = new HashMap<GroupId, Members>();
    var wanted = new ReceiverFilter(query.receiver());
    var tree = routerState.routing().get().tree();
    routerState
        .alerts()
        .firing(query.filter(), now)
        .forEach(
            alert -> {
              var nodes =
                  tree.match(alert.labels()).stream()
                      .filter(node -> wanted.test(node.route().receiver()))
                      .toList();
              nodes.forEach(node -> add(groups, node, nodes, alert, query));
            });
    return groups.values().stream().map(Members::group).toList();
  }

  private void add(
      Map<GroupId, Members> groups,
      RouteNode node,
      List<RouteNode> allWanted,
      Alert alert,
      AlertQuery query) {
    var mutedBy = TimeIntervals.muting(node, routerState.routing().get(), now);
    if (!query.muted() && !mutedBy.isEmpty()) {
      return;
    }
    var receivers = alerts.receivers(allWanted);
    var sorted = receivers.size() == 1 ? receivers : receivers.stream().sorted().toList();
    var found = alerts.status(alert, sorted, mutedBy);
    if (AlertListing.isWanted(found, query)) {
      var labels = node.groupLabels(alert.labels());
      groups
          .computeIfAbsent(node.groupId(labels), id -> new Members(node, labels, new ArrayList<>()))
          .alerts()
          .add(found);
    }
  }

  private record Members(RouteNode node, LabelSet labels, List<AlertFound> alerts) {
    GroupFound group() {
      alerts.sort(NOTIFICATION_ORDER);
      return new GroupFound(
          node.groupId(labels),
          node.groupKey(labels),
          labels,
          RouteLabels.of(node.route()),
          node.route().receiver(),
          alerts);
    }
  }
}
