package io.tocsin.router.notify;

import io.tocsin.configuration.route.Route;
import io.tocsin.model.label.LabelSet;
import java.util.Map;
import java.util.stream.Collectors;

/** The labels that a route gives to its messages. */
public final class RouteLabels {
  private RouteLabels() {}

  /**
   * Values that are templates are left out until the template language is there; the configuration
   * warns about them.
   */
  public static LabelSet of(Route route) {
    return LabelSet.of(
        route.labels().entrySet().stream()
            .filter(label -> !label.getValue().contains("{{"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
