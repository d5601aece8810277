package io.tocsin.configuration.route;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a route hands down to its children. The rest is each route's own. */
record Inherited(
    String receiver,
    GroupBy groupBy,
    Duration groupWait,
    Duration groupInterval,
    Duration repeatInterval,
    Map<String, String> labels) {

  Route route(OwnOptions own, List<Route> routes) {
    return new Route(
        receiver,
        groupBy,
        groupWait,
        groupInterval,
        repeatInterval,
        own.matchers(),
        own.continues(),
        own.muteTimeIntervals(),
        own.activeTimeIntervals(),
        labels,
        routes);
  }
}
