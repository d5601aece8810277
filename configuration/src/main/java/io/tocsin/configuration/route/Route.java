package io.tocsin.configuration.route;

import io.tocsin.model.label.Matchers;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One node of the routing tree.
 *
 * @param matchers sorted; the root has none
 * @param continues whether siblings after this one are asked too
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
    Map<String, String> labels,
    List<Route> routes) {

  public Route {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    routes = List.copyOf(routes);
  }
}
