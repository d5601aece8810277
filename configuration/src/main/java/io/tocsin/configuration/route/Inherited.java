package io.tocsin.configuration.route;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The options that a route passes on to its children. */
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
