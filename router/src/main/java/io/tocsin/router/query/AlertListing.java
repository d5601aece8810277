package io.tocsin.router.query;

import io.tocsin.events.query.AlertFound;
import io.tocsin.events.query.AlertQuery;
import io.tocsin.model.alert.Alert;
import io.tocsin.router.inhibit.Inhibition;
import io.tocsin.router.resolve.RestartGrace;
import io.tocsin.router.route.RouteNode;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The firing alerts at one moment, each with its receivers and what suppresses it. */
final class AlertListing {
  private final RouterState routerState;
  private final RestartGrace grace;
  private final Instant now;
  private final Map<RouteNode, List<String>> byRoute = new IdentityHashMap<>();

  AlertListing(RouterState routerState, Instant now) {
    this.routerState = routerState;
    this.grace = routerState.alerts().grace();
    this.now = now;
  }

  List<AlertFound> find(AlertQuery query) {
    var wanted = new ReceiverFilter(query.receiver());
    var tree = routerState.routing().get().tree();
    return routerState
        .alerts()
        .firing(query.filter(), now)
        .<AlertFound>mapMulti(
            (alert, take) -> {
              var receivers = receivers(tree.match(alert.labels()));
              if (receivers.stream().anyMatch(wanted)) {
                take.accept(status(alert, receivers, List.of()));
              }
            })
        .filter(found -> isWanted(found, query))
        .limit(query.enough().orElse(Integer.MAX_VALUE))
        .toList();
  }

  AlertFound status(Alert alert, List<String> receivers, List<String> mutedBy) {
    var inhibitedBy =
        routerState.inhibiting().inhibiting(alert.labels(), grace, now).map(Inhibition::source);
    return new AlertFound(
        alert,
        receivers,
        routerState.silences().muting(alert.labels(), now),
        inhibitedBy.stream().toList(),
        mutedBy);
  }

  /**
   * Most alerts match one route. All of its alerts share a list: a slow client holds a listing for
   * long, and several of them fill the heap.
   */
  List<String> receivers(List<RouteNode> nodes) {
    return nodes.size() == 1
        ? byRoute.computeIfAbsent(nodes.getFirst(), node -> List.of(node.route().receiver()))
        : nodes.stream().map(node -> node.route().receiver()).toList();
  }

  static boolean isWanted(AlertFound found, AlertQuery query) {
    boolean silenced = !found.silencedBy().isEmpty();
    boolean inhibited = !found.inhibitedBy().isEmpty();
    return (query.active() || silenced || inhibited)
        && (query.silenced() || !silenced)
        && (query.inhibited() || !inhibited);
  }
}
