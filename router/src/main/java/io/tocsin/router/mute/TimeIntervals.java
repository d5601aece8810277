package io.tocsin.router.mute;

import io.tocsin.router.route.RouteNode;
import io.tocsin.router.route.Routing;
import java.time.Instant;
import java.util.List;

/** The time intervals that mute a route at a given moment. */
public final class TimeIntervals {
  private TimeIntervals() {}

  /**
   * Names of all active intervals while none of them contains the moment, otherwise of the mute
   * intervals that do; empty if the route is not muted.
   */
  public static List<String> muting(RouteNode route, Routing routing, Instant now) {
    var inactive = inactive(route, routing, now);
    return inactive.isEmpty() ? mute(route, routing, now) : inactive;
  }

  static List<String> inactive(RouteNode route, Routing routing, Instant now) {
    var names = route.route().activeTimeIntervals();
    return names.stream().anyMatch(name -> routing.isIn(name, now)) ? List.of() : names;
  }

  static List<String> mute(RouteNode route, Routing routing, Instant now) {
    return route.route().muteTimeIntervals().stream()
        .filter(name -> routing.isIn(name, now))
        .toList();
  }
}
