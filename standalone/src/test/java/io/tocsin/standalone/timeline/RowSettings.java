package io.tocsin.standalone.timeline;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The configuration of a row, as text of {@code alertmanager.yml}, and the flags of the start.
 * {@code <3>} is a duration of 3 s of the row.
 *
 * @param timers lines of the route
 * @param routes children of the route, each a line of YAML
 * @param receivers a list in YAML; {@code SINK} is where the webhooks are
 * @param more other sections
 */
record RowSettings(
    String receiver,
    String groupBy,
    String timers,
    List<String> routes,
    String receivers,
    String more,
    List<String> flags) {

  private static final Pattern SECONDS = Pattern.compile("<([0-9.]+)>");

  /** One webhook that wants resolved alerts, group wait 1 s, group interval 2 s, no repeat. */
  static final RowSettings DEFAULT = timers(1, 2, 3600);

  RowSettings {
    routes = List.copyOf(routes);
    flags = List.copyOf(flags);
  }

  /** In seconds. */
  static RowSettings timers(double groupWait, double groupInterval, double repeatInterval) {
    return new RowSettings(
        "hook",
        "[alertname]",
        timer("group_wait", groupWait)
            + timer("group_interval", groupInterval)
            + timer("repeat_interval", repeatInterval),
        List.of(),
        "[" + webhooks("hook", "hook") + "]",
        "",
        List.of());
  }

  static RowSettings groupWait(double groupWait) {
    return timers(groupWait, 2, 3600);
  }

  static RowSettings groupInterval(double groupInterval) {
    return timers(1, groupInterval, 3600);
  }

  static RowSettings repeatInterval(double repeatInterval) {
    return timers(1, 2, repeatInterval);
  }

  /**
   * A receiver with webhooks, each given by its path and, after a comma, its options.
   *
   * @param webhooks such as {@code nosr, send_resolved: false}
   */
  static String webhooks(String receiver, String... webhooks) {
    return Arrays.stream(webhooks)
        .map(webhook -> webhook.split(",", 2))
        .map(
            parts ->
                "{url: 'SINK/" + parts[0] + "'" + (parts.length > 1 ? "," + parts[1] : "") + "}")
        .collect(Collectors.joining(", ", "{name: '" + receiver + "', webhook_configs: [", "]}"));
  }

  RowSettings groupBy(String labels) {
    return new RowSettings(receiver, labels, timers, routes, receivers, more, flags);
  }

  RowSettings routes(String... children) {
    return new RowSettings(receiver, groupBy, timers, List.of(children), receivers, more, flags);
  }

  /** The first one is the route's. */
  RowSettings receivers(String name, String... all) {
    return new RowSettings(
        name, groupBy, timers, routes, "[" + String.join(", ", all) + "]", more, flags);
  }

  RowSettings more(String sections) {
    return new RowSettings(receiver, groupBy, timers, routes, receivers, sections, flags);
  }

  RowSettings flags(String... given) {
    return new RowSettings(receiver, groupBy, timers, routes, receivers, more, List.of(given));
  }

  List<String> flagsAt(int pace) {
    return flags.stream().map(flag -> durations(flag, pace)).toList();
  }

  String yaml(URI sink, int pace) {
    var text =
        """
        compatibility: strict
        route:
          receiver: '%s'
          group_by: %s
        %s%s
        receivers: %s
        %s
        """
            .formatted(receiver, groupBy, timers, children(), receivers, more);
    return durations(text.replace("SINK/", sink.resolve("/").toString()), pace);
  }

  private static String durations(String text, int pace) {
    return SECONDS
        .matcher(text)
        .replaceAll(
            found -> RunTime.real(Double.parseDouble(found.group(1)), pace).toMillis() + "ms");
  }

  private String children() {
    return routes.isEmpty()
        ? ""
        : routes.stream()
            .map(route -> "  - " + route)
            .collect(Collectors.joining("\n", "  routes:\n", ""));
  }

  private static String timer(String name, double seconds) {
    return "  %s: <%s>\n".formatted(name, seconds);
  }
}
