package io.tocsin.oracle;

import io.tocsin.oracle.Branch.Options;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The routes of many schedules side by side, as {@code alertmanager.yml}. */
final class OracleConfiguration {
  static final String ALWAYS = "always";
  static final String NEVER = "never";

  private static final String HEAD =
      """
      time_intervals:
      - {name: always, time_intervals: [{times: [{start_time: '00:00', end_time: '24:00'}]}]}
      - {name: never, time_intervals: [{years: ['1999']}]}
      """;

  private final StringBuilder text = new StringBuilder(HEAD);
  private final Side side;
  private final URI sink;
  private final Pace pace;

  private OracleConfiguration(Side side, URI sink, Pace pace) {
    this.side = side;
    this.sink = sink;
    this.pace = pace;
  }

  /**
   * @param sink where the webhooks go, each to a path of its own
   */
  static String of(List<Schedule> schedules, Side side, URI sink, Pace pace) {
    return new OracleConfiguration(side, sink, pace).of(schedules);
  }

  private String of(List<Schedule> schedules) {
    line("global: {resolve_timeout: " + duration(Life.RESOLVE_TIMEOUT) + "}");
    text.append(side.ownKeys());
    line("route:\n  receiver: nobody\n  routes:");
    text.append(WarmUp.route());
    schedules.forEach(schedule -> branch(schedule, schedule.branch(), "  "));
    line("inhibit_rules:");
    schedules.forEach(schedule -> schedule.rules().forEach(this::rule));
    line("receivers:\n- name: nobody");
    text.append(WarmUp.receiver(side, sink));
    schedules.forEach(this::receivers);
    return text.toString();
  }

  private void branch(Schedule schedule, Branch branch, String indent) {
    var more = indent + "  ";
    line(indent + "- matchers: " + list(branch.matchers()));
    line(more + "continue: " + branch.continues());
    options(schedule, branch.own(), more);
    intervals(more + "mute_time_intervals: ", branch.muteIntervals());
    intervals(more + "active_time_intervals: ", branch.activeIntervals());
    if (!branch.children().isEmpty()) {
      line(more + "routes:");
      branch.children().forEach(child -> branch(schedule, child, more));
    }
  }

  private void options(Schedule schedule, Options own, String indent) {
    own.receiver().ifPresent(name -> line(indent + "receiver: " + nameOf(schedule, name)));
    own.groupBy().ifPresent(names -> line(indent + "group_by: " + list(names)));
    own.timers()
        .ifPresent(
            timers -> {
              line(indent + "group_wait: " + duration(timers.groupWait()));
              line(indent + "group_interval: " + duration(timers.groupInterval()));
              line(indent + "repeat_interval: " + duration(timers.repeatInterval()));
            });
  }

  private void intervals(String key, List<String> names) {
    if (!names.isEmpty()) {
      line(key + list(names));
    }
  }

  private void rule(InhibitRule rule) {
    line("- source_matchers: " + list(rule.source()));
    line("  target_matchers: " + list(rule.target()));
    line("  equal: " + list(rule.equal()));
  }

  private void receivers(Schedule schedule) {
    for (var receiver : schedule.receivers()) {
      line("- name: " + nameOf(schedule, receiver.name()));
      line("  webhook_configs:");
      for (int i = 0; i < receiver.sendResolved().size(); i++) {
        var path = "/%s/%d/%s/%d".formatted(side.name(), schedule.seed(), receiver.name(), i);
        line(
            "  - {url: '%s', send_resolved: %b}"
                .formatted(sink.resolve(path), receiver.sendResolved().get(i)));
      }
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static String nameOf(Schedule schedule, String receiver) {
    return schedule.seed() + "-" + receiver;
  }

  /** Matchers and names have no single quote in them. */
  private static String list(List<?> items) {
    return items.stream().map(item -> "'" + item + "'").collect(Collectors.joining(", ", "[", "]"));
  }

  private String duration(Duration duration) {
    return pace.real(duration).toMillis() + "ms";
  }
}
