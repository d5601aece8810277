package io.tocsin.router.notify;

import io.tocsin.configuration.route.Route;
import io.tocsin.model.label.LabelSet;
import java.util.Map;
import java.util.stream.Collectors;

/** The labels that a route adds to its notifications. */
public final class RouteLabels {
  private RouteLabels() {}

  /**
   * Leaves out template values until templates are supported; the configuration warns about them.
   */
  public static LabelSet of(Route route) {
    return LabelSet.of(
        route.labels().entrySet().stream()
            .filter(label -> !label.getValue().contains("{{"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
