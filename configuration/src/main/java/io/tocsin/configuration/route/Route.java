package io.tocsin.configuration.route;

import io.tocsin.model.matcher.Matchers;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One node of the routing tree.
 *
 * @param matchers sorted; the root has none
 * @param continues whether later siblings are tried, too
 * @param muteTimeIntervals names of intervals; no notifications while one of them contains now
 * @param activeTimeIntervals names of intervals; if not empty, no notifications unless one of them
 *     contains now
 * @param groupInterval never zero, like {@code repeatInterval}
 * @param labels route labels in the order of the file, each a template
 */
public record Route(
    String receiver,
    GroupBy groupBy,
    Duration groupWait,
    Duration groupInterval,
    Duration repeatInterval,
    Matchers matchers,
    boolean continues,
    List<String> muteTimeIntervals,
    List<String> activeTimeIntervals,
    Map<String, String> labels,
    List<Route> routes) {

  public Route {
    muteTimeIntervals = List.copyOf(muteTimeIntervals);
    activeTimeIntervals = List.copyOf(activeTimeIntervals);
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    routes = List.copyOf(routes);
  }

  /** A route without time intervals. */
  public Route(
      String receiver,
      GroupBy groupBy,
      Duration groupWait,
      Duration groupInterval,
      Duration repeatInterval,
      Matchers matchers,
      boolean continues,
      Map<String, String> labels,
      List<Route> routes) {
    this(
        receiver,
        groupBy,
        groupWait,
        groupInterval,
        repeatInterval,
        matchers,
        continues,
        List.of(),
        List.of(),
        labels,
        routes);
  }
}
