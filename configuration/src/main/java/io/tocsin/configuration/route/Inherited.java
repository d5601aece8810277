package io.tocsin.configuration.route;

import io.tocsin.model.label.Matchers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a route hands down to its children. Matchers and continue are each route's own. */
record Inherited(
    String receiver,
    GroupBy groupBy,
    Duration groupWait,
    Duration groupInterval,
    Duration repeatInterval,
    Map<String, String> labels) {

  Route route(Matchers matchers, boolean continues, List<Route> routes) {
    return new Route(
        receiver,
        groupBy,
        groupWait,
        groupInterval,
        repeatInterval,
        matchers,
        continues,
        labels,
        routes);
  }
}
