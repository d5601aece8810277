package io.tocsin.oracle;

import io.tocsin.model.matcher.MatchOperator;
import io.tocsin.model.matcher.Matcher;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One part of the configuration, which no other schedule touches, and what happens to it.
 *
 * @param seed makes the same schedule again
 * @param actions in the order of their times
 */
record Schedule(
    long seed,
    Branch branch,
    List<Receiver> receivers,
    List<InhibitRule> rules,
    List<Action> actions) {

  /** What is told later is not compared. */
  static final Duration HORIZON = Duration.ofSeconds(25);

  /** The label that keeps schedules apart. */
  static final String LABEL = "schedule";

  static Matcher matcher(long seed) {
    return new Matcher(LABEL, MatchOperator.EQUAL, String.valueOf(seed));
  }

  Schedule with(Action next) {
    return new Schedule(
        seed, branch, receivers, rules, Stream.concat(actions.stream(), Stream.of(next)).toList());
  }

  /** For a person who has to find out what went wrong. */
  String describe() {
    return actions.stream().map(Action::toString).collect(Collectors.joining("\n", "", "\n"))
        + OracleConfiguration.of(List.of(this), Side.OURS, URI.create("http://sink"), new Pace(1));
  }
}
