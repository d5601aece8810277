package io.tocsin.oracle;

import io.tocsin.model.label.LabelSet;
import io.tocsin.oracle.Action.Expire;
import io.tocsin.oracle.Action.Post;
import io.tocsin.oracle.Action.Silence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * When the groups of a schedule flush. It knows nothing of what is told; it says where the outcome
 * would be decided by milliseconds, or where 0.25 does what we do not follow:
 *
 * <ul>
 *   <li>an old alert that joins a group before its first flush makes 0.25 flush at once; since 0.30
 *       only the alert that opens the group does,
 *   <li>a group whose alerts are all resolved keeps its timer in 0.25 until a clean-up every 30
 *       seconds; later versions begin anew with {@code group_wait},
 *   <li>an empty {@code group_by} below another one counts as left out in 0.25; {@link
 *       RoutingGenerator} does not write it,
 *   <li>what 0.25 does not know is not in the records of this package: route labels, the reason of
 *       a notification, matchers in UTF-8, a time-out for each webhook.
 * </ul>
 */
final class Forecast {
  /** How far from a flush everything stays that matters to it. */
  static final Duration MARGIN = Duration.ofMillis(800);

  private static final Duration END = Schedule.HORIZON.plusSeconds(2);

  private final Schedule schedule;
  private final Lives alerts = new Lives();
  private final Map<String, ForecastGroup> groups = new HashMap<>();
  private final List<Moment> moments = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();

  /**
   * Something happens that matters to groups with certain alerts.
   *
   * @param isOf whose group
   */
  private record Moment(Duration at, Predicate<LabelSet> isOf, String what) {}

  private Forecast(Schedule schedule) {
    this.schedule = schedule;
  }

  /** Why the two may differ without anybody being wrong; empty for a schedule to be played. */
  static List<String> troubles(Schedule schedule) {
    var forecast = new Forecast(schedule);
    schedule.actions().forEach(forecast::happens);
    forecast.ends();
    return List.copyOf(forecast.troubles);
  }

  private void happens(Action action) {
    runUntil(action.at());
    switch (action) {
      case Post post -> post.reports().forEach(report -> reported(report, post.at()));
      case Silence silence -> silenced(silence);
      case Expire expire -> expired(expire);
    }
  }

  private void reported(Report report, Duration now) {
    var labels = report.labels();
    alerts
        .of(labels)
        .filter(known -> known.isResolvedAt(now))
        .ifPresent(known -> endsAt(labels, known.end()));
    var life = alerts.hear(report, now);
    moments.add(new Moment(now, inhibitedBy(labels), "an inhibiting alert is posted"));
    for (var destination : schedule.branch().destinations(labels)) {
      joins(destination, labels, life, now);
    }
  }

  private void joins(Branch.Destination destination, LabelSet labels, Life life, Duration now) {
    var key = destination.place() + destination.groupLabels(labels);
    boolean isFirst = !groups.containsKey(key);
    var group =
        groups.computeIfAbsent(key, k -> new ForecastGroup(destination.timers(), life, now));
    group.join(labels, life, now, isFirst).ifPresent(troubles::add);
  }

  private void silenced(Silence silence) {
    moments.add(new Moment(silence.at(), silence::selects, "a silence is made"));
    moments.add(new Moment(silence.start(), silence::selects, "a silence begins"));
    moments.add(new Moment(silence.end(), silence::selects, "a silence ends"));
  }

  private void expired(Expire expire) {
    for (var action : schedule.actions()) {
      if (action instanceof Silence silence && silence.name().equals(expire.name())) {
        moments.add(new Moment(expire.at(), silence::selects, "a silence is expired"));
      }
    }
  }

  private void endsAt(LabelSet labels, Duration end) {
    moments.add(new Moment(end, labels::equals, "an alert ends"));
    moments.add(new Moment(end, inhibitedBy(labels), "an inhibiting alert ends"));
  }

  private Predicate<LabelSet> inhibitedBy(LabelSet labels) {
    return target ->
        schedule.rules().stream()
            .anyMatch(rule -> rule.hasSource(labels) && rule.hasTarget(target));
  }

  private void ends() {
    runUntil(END);
    alerts.all().forEach((labels, life) -> endsAt(labels, life.end()));
    for (var moment : moments) {
      if (groups.values().stream().anyMatch(group -> isDisturbed(group, moment))) {
        troubles.add(moment.what() + " about when a group flushes");
      }
    }
  }

  private static boolean isDisturbed(ForecastGroup group, Moment moment) {
    return group.everHad(moment.isOf())
        && group.flushes().stream()
            .anyMatch(flush -> flush.minus(moment.at()).abs().compareTo(MARGIN) < 0);
  }

  private void runUntil(Duration moment) {
    groups.values().forEach(group -> group.runUntil(moment));
  }
}
