package io.tocsin.oracle;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.matcher.Matcher;
import io.tocsin.oracle.Action.Expire;
import io.tocsin.oracle.Action.Post;
import io.tocsin.oracle.Action.Silence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes a schedule from a seed: first the routing, then one action after the other, each of which
 * {@link Forecast} has to agree to.
 */
final class ScheduleGenerator {
  private static final int ATTEMPTS = 100;
  private static final Duration LAST_ACTION = Duration.ofSeconds(18);

  private final long seed;
  private final Dice dice;
  private final List<LabelSet> alerts;
  private Schedule schedule;

  private ScheduleGenerator(long seed) {
    this.seed = seed;
    this.dice = new Dice(seed);
    var routing = new RoutingGenerator(seed, dice);
    this.schedule =
        new Schedule(seed, routing.branch(), routing.receivers(), routing.rules(), List.of());
    this.alerts = Universe.alerts(seed, 2 + dice.upTo(4), dice);
  }

  static Schedule from(long seed) {
    return new ScheduleGenerator(seed).generate();
  }

  private Schedule generate() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var at = lastAction().plus(dice.between(300, 4_000));
      if (at.compareTo(LAST_ACTION) < 0) {
        action(at)
            .map(schedule::with)
            .filter(longer -> Forecast.troubles(longer).isEmpty())
            .ifPresent(longer -> schedule = longer);
      }
    }
    return schedule;
  }

  private Duration lastAction() {
    return schedule.actions().isEmpty() ? Duration.ZERO : schedule.actions().getLast().at();
  }

  private Optional<Action> action(Duration at) {
    return switch (dice.upTo(9)) {
      case 0, 1, 2, 3 -> post(at, dice.pick(1, 1, 2, 3), alerts, this::firing);
      case 4, 5, 6 -> post(at, dice.pick(1, 1, 2), toResolve(at), this::resolved);
      case 7, 8 -> Optional.of(silence(at));
      default -> expire(at);
    };
  }

  private interface Saying {
    Report of(LabelSet alert, Optional<Life> life, Duration now);
  }

  private Optional<Action> post(Duration at, int count, List<LabelSet> candidates, Saying saying) {
    var lives = Lives.at(schedule, at);
    var reports =
        dice.different(count, candidates).stream()
            .map(alert -> saying.of(alert, lives.of(alert), at))
            .toList();
    return reports.isEmpty() ? Optional.empty() : Optional.of(new Post(at, reports));
  }

  /** Mostly one that fires; now and then one that does not, or that nobody has heard of. */
  private List<LabelSet> toResolve(Duration now) {
    var lives = Lives.at(schedule, now);
    var firing =
        alerts.stream()
            .filter(alert -> lives.of(alert).filter(life -> !life.isResolvedAt(now)).isPresent())
            .toList();
    return dice.chance(10) ? alerts : firing;
  }

  private Report firing(LabelSet alert, Optional<Life> known, Duration now) {
    var start =
        known.filter(life -> !life.isResolvedAt(now)).map(Life::start).orElse(newStart(now));
    boolean saysEnd = dice.chance(85);
    // An end alone would be the start as well.
    boolean saysStart = saysEnd || dice.chance(50);
    return new Report(
        alert,
        saysStart ? Optional.of(start) : Optional.empty(),
        saysEnd ? Optional.of(now.plus(lifetime())) : Optional.empty(),
        dice.upTo(3));
  }

  private Duration newStart(Duration now) {
    return dice.chance(20) ? now.minusSeconds(3_600) : now;
  }

  private Duration lifetime() {
    return dice.chance(25) ? dice.between(1_500, 9_000) : Duration.ofHours(1);
  }

  private Report resolved(LabelSet alert, Optional<Life> known, Duration now) {
    return new Report(
        alert,
        dice.chance(80) ? known.map(Life::start) : Optional.empty(),
        Optional.of(now),
        dice.upTo(3));
  }

  private Silence silence(Duration at) {
    var start = dice.chance(70) ? at : at.plus(dice.between(500, 4_000));
    return new Silence(
        at,
        "s" + schedule.actions().size(),
        Stream.<Matcher>concat(
                Stream.of(Schedule.matcher(seed)), Universe.matchers(1, dice).stream())
            .toList(),
        start,
        start.plus(dice.chance(30) ? Duration.ofHours(1) : dice.between(1_500, 9_000)));
  }

  private Optional<Action> expire(Duration at) {
    var open =
        schedule.actions().stream()
            .filter(action -> action instanceof Silence silence && at.compareTo(silence.end()) < 0)
            .map(Silence.class::cast)
            .filter(silence -> schedule.actions().stream().noneMatch(isExpiryOf(silence)))
            .toList();
    return open.isEmpty() ? Optional.empty() : Optional.of(new Expire(at, dice.pick(open).name()));
  }

  private static Predicate<Action> isExpiryOf(Silence silence) {
    return action -> action instanceof Expire expire && expire.name().equals(silence.name());
  }
}
