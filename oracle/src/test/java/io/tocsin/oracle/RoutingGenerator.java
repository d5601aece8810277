package io.tocsin.oracle;

import io.tocsin.model.matcher.Matcher;
import io.tocsin.oracle.Branch.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the part of the configuration that belongs to one schedule. */
final class RoutingGenerator {
  private static final int DEEPEST = 2;

  private final long seed;
  private final Dice dice;
  private final List<Receiver> receivers;

  RoutingGenerator(long seed, Dice dice) {
    this.seed = seed;
    this.dice = dice;
    this.receivers = rollReceivers();
  }

  List<Receiver> receivers() {
    return receivers;
  }

  Branch branch() {
    var own =
        new Options(
            Optional.of(anyReceiver()), Optional.of(groupBy()), Optional.of(Timers.roll(dice)));
    return new Branch(
        List.of(Schedule.matcher(seed)),
        false,
        own,
        intervals(3, OracleConfiguration.ALWAYS, OracleConfiguration.NEVER),
        intervals(3, OracleConfiguration.NEVER, OracleConfiguration.ALWAYS),
        children(1, 3));
  }

  List<InhibitRule> rules() {
    return IntStream.range(0, dice.upTo(2)).mapToObj(i -> rule()).toList();
  }

  private List<Branch> children(int depth, int most) {
    if (depth > DEEPEST) {
      return List.of();
    }
    var children = new ArrayList<Branch>();
    for (int i = dice.upTo(most); i > 0; i--) {
      var child = child(depth);
      // Siblings with equal matchers share a log entry, and race for it in the original.
      if (children.stream().noneMatch(other -> other.matchers().equals(child.matchers()))) {
        children.add(child);
      }
    }
    return List.copyOf(children);
  }

  private Branch child(int depth) {
    return new Branch(
        Universe.matchers(dice.pick(1, 1, 2), dice),
        dice.chance(40),
        new Options(
            sometimes(60, anyReceiver()),
            sometimes(40, groupBy()).filter(names -> !names.isEmpty()),
            sometimes(40, Timers.roll(dice))),
        intervals(15, OracleConfiguration.ALWAYS, OracleConfiguration.NEVER),
        intervals(15, OracleConfiguration.NEVER, OracleConfiguration.ALWAYS),
        children(depth + 1, 2));
  }

  private List<String> groupBy() {
    return dice.chance(10) ? List.of("...") : dice.some(Universe.NAMES, 35);
  }

  private List<String> intervals(int percent, String... names) {
    return dice.chance(percent) ? dice.some(List.of(names), 60) : List.of();
  }

  private InhibitRule rule() {
    return new InhibitRule(
        ofThisSchedule(Universe.matchers(1, dice)),
        ofThisSchedule(Universe.matchers(1, dice)),
        dice.some(Universe.NAMES, 30));
  }

  private List<Matcher> ofThisSchedule(List<Matcher> matchers) {
    return Stream.concat(Stream.of(Schedule.matcher(seed)), matchers.stream()).toList();
  }

  private List<Receiver> rollReceivers() {
    return IntStream.rangeClosed(0, dice.upTo(2))
        .mapToObj(i -> new Receiver("r" + i, sendResolved()))
        .toList();
  }

  private List<Boolean> sendResolved() {
    return dice.chance(30) ? List.of(true, false) : List.of(dice.chance(75));
  }

  private String anyReceiver() {
    return dice.pick(receivers).name();
  }

  private <T> Optional<T> sometimes(int percent, T value) {
    return dice.chance(percent) ? Optional.of(value) : Optional.empty();
  }
}
