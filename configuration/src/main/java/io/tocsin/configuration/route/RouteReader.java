package io.tocsin.configuration.route;

import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the tree from the root down; each child starts with its parent's options. */
public final class RouteReader {
  private static final int MAX_DEPTH = 50;
  private static final int MAX_ROUTES = 10_000;

  /**
   * Alertmanager's {@code --data.retention}. Tocsin keeps the last notification of a group as long
   * as the group exists.
   */
  private static final Duration REMEMBERED_BY_ALERTMANAGER = Duration.ofHours(120);

  private static final Inherited START =
      new Inherited(
          "",
          GroupBy.NOTHING,
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofHours(4),
          Map.of());

  private final Set<String> receivers;
  private final Set<String> intervals;
  private int count;

  private RouteReader(Set<String> receivers, Set<String> intervals) {
    this.receivers = receivers;
    this.intervals = intervals;
  }

  /**
   * @param receivers names that a route may send to
   * @param intervals names of time intervals that a route may refer to
   * @return an empty route if there is none, which is recorded as a mistake
   */
  public static Route read(Section top, Set<String> receivers, Set<String> intervals) {
    var root = top.section("route");
    if (root.isEmpty() && top.value("route").isEmpty()) {
      top.mistake("route", "no routes provided");
    }
    var reader = new RouteReader(receivers, intervals);
    return root.map(reader::root).orElseGet(() -> START.route(OwnOptions.NONE, List.of()));
  }

  private Route root(Section section) {
    if (section.text("receiver").orElse("").isEmpty()) {
      section.mistake("receiver", "root route must specify a default receiver");
    }
    refuseAtRoot(section, "must not have any matchers", "matchers", "match", "match_re");
    refuseAtRoot(section, "must not have any mute time intervals", "mute_time_intervals");
    refuseAtRoot(section, "must not have any active time intervals", "active_time_intervals");
    if (section.flag("continue", false)) {
      section.mistake("continue", "cannot have continue in root route");
    }
    return node(section, START, 0);
  }

  private static void refuseAtRoot(Section root, String rule, String... keys) {
    for (var key : keys) {
      if (root.filled(key).isPresent()) {
        root.mistake(key, "root route " + rule);
      }
    }
  }

  private Route node(Section section, Inherited parent, int depth) {
    var handedDown =
        new Inherited(
            receiver(section).orElse(parent.receiver()),
            GroupByReader.read(section).orElse(parent.groupBy()),
            section.value("group_wait").flatMap(Value::duration).orElse(parent.groupWait()),
            nonZero(section, "group_interval").orElse(parent.groupInterval()),
            nonZero(section, "repeat_interval").orElse(parent.repeatInterval()),
            RouteLabelsReader.read(section, parent.labels()));
    warnAboutRepeat(section, handedDown);
    var options = OwnOptions.read(section, intervals);
    var children = children(section, handedDown, depth);
    section.done();
    return handedDown.route(options, children);
  }

  private List<Route> children(Section section, Inherited parent, int depth) {
    var routes = section.items("routes");
    count += routes.size();
    if (count > MAX_ROUTES) {
      section.mistake("routes", "more than " + MAX_ROUTES + " routes");
      return List.of();
    }
    if (depth == MAX_DEPTH && !routes.isEmpty()) {
      section.mistake("routes", "routes nested deeper than " + MAX_DEPTH + " levels");
      return List.of();
    }
    return routes.stream()
        .flatMap(route -> route.section().stream())
        .map(child -> node(child, parent, depth + 1))
        .toList();
  }

  private Optional<String> receiver(Section section) {
    var name = section.text("receiver").filter(text -> !text.isEmpty());
    name.filter(text -> !receivers.contains(text))
        .ifPresent(
            text ->
                section.mistake("receiver", "undefined receiver \"" + text + "\" used in route"));
    return name;
  }

  private static Optional<Duration> nonZero(Section section, String key) {
    var duration = section.value(key).flatMap(Value::duration);
    duration
        .filter(Duration::isZero)
        .ifPresent(zero -> section.mistake(key, key + " cannot be zero"));
    return duration;
  }

  /** Only where one of the two is written; otherwise every child would repeat the warning. */
  private static void warnAboutRepeat(Section section, Inherited route) {
    boolean written = section.value("repeat_interval").isPresent();
    if ((written || section.value("group_interval").isPresent())
        && route.repeatInterval().compareTo(route.groupInterval()) < 0) {
      section.warn("repeat_interval is shorter than group_interval, so group_interval applies");
    }
    if (written && route.repeatInterval().compareTo(REMEMBERED_BY_ALERTMANAGER) > 0) {
      section.warn(
          "repeat_interval is longer than 120h, Alertmanager's default --data.retention;"
              + " Alertmanager may repeat notifications earlier than Tocsin");
    }
  }
}
