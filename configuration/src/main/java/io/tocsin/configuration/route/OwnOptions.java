package io.tocsin.configuration.route;

import io.tocsin.configuration.matchers.MatchersReader;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import io.tocsin.model.matcher.Matchers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The options of a route that its children do not inherit. */
record OwnOptions(
    Matchers matchers,
    boolean continues,
    List<String> muteTimeIntervals,
    List<String> activeTimeIntervals) {
  static final OwnOptions NONE = new OwnOptions(Matchers.NONE, false, List.of(), List.of());

  /**
   * @param intervals names that the route may refer to
   */
  static OwnOptions read(Section route, Set<String> intervals) {
    return new OwnOptions(
        MatchersReader.read(route, ""),
        route.flag("continue", false),
        names(route.items("mute_time_intervals"), intervals),
        names(route.items("active_time_intervals"), intervals));
  }

  private static List<String> names(List<Value> written, Set<String> intervals) {
    var names = new ArrayList<String>();
    for (var item : written) {
      item.text().ifPresent(names::add);
      item.text()
          .filter(name -> !intervals.contains(name))
          .ifPresent(
              name -> item.mistake("undefined time interval \"" + name + "\" used in route"));
    }
    return names;
  }
}
