package io.tocsin.gateway.alertmanager;

import io.tocsin.configuration.Configuration;
import io.tocsin.configuration.route.GroupBy;
import io.tocsin.configuration.route.Route;
import io.tocsin.gateway.web.Answers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The configuration in force as YAML that Alertmanager's own reader takes: amtool and Grafana parse
 * it strictly. Routes are complete; of receivers only the names are told, so no secret can be.
 */
final class ConfigurationText {
  private final StringBuilder text = new StringBuilder();

  private ConfigurationText() {}

  static String of(Configuration configuration) {
    var writer = new ConfigurationText();
    writer.line("", "global:");
    writer.line("  ", "resolve_timeout: " + duration(configuration.resolveTimeout()));
    writer.line("", "route:");
    writer.route("  ", configuration.route());
    writer.line("", "receivers:");
    configuration
        .receivers()
        .forEach(receiver -> writer.line("", "- name: " + Answers.quoted(receiver.name())));
    return writer.text.toString();
  }

  private void route(String indent, Route route) {
    line(indent, "receiver: " + Answers.quoted(route.receiver()));
    line(indent, "group_by: " + groupBy(route.groupBy()));
    if (route.continues()) {
      line(indent, "continue: true");
    }
    line(indent, "group_wait: " + duration(route.groupWait()));
    line(indent, "group_interval: " + duration(route.groupInterval()));
    line(indent, "repeat_interval: " + duration(route.repeatInterval()));
    matchers(indent, route);
    routes(indent, route.routes());
  }

  private void matchers(String indent, Route route) {
    if (!route.matchers().all().isEmpty()) {
      line(indent, "matchers:");
      route
          .matchers()
          .all()
          .forEach(matcher -> line(indent, "- " + Answers.quoted(matcher.toString())));
    }
  }

  private void routes(String indent, List<Route> routes) {
    if (!routes.isEmpty()) {
      line(indent, "routes:");
    }
    for (var route : routes) {
      int start = text.length();
      route(indent + "  ", route);
      text.setCharAt(start + indent.length(), '-');
    }
  }

  private void line(String indent, String content) {
    text.append(indent).append(content).append('\n');
  }

  private static String groupBy(GroupBy groupBy) {
    return groupBy.allLabels()
        ? "['...']"
        : groupBy.names().stream()
            .sorted()
            .map(Answers::quoted)
            .collect(Collectors.joining(", ", "[", "]"));
  }

  /** Seconds, or milliseconds where needed; Alertmanager reads both. */
  private static String duration(Duration duration) {
    return duration.toMillisPart() == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
  }
}
