package io.tocsin.oracle;

import io.tocsin.model.matcher.MatchOperator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Chance that a seed repeats. */
final class Dice {
  private static final int MILLIS_STEP = 100;

  private final SplittableRandom random;

  Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** From none up to that many. */
  int upTo(int most) {
    return random.nextInt(most + 1);
  }

  @SafeVarargs
  final <T> T pick(T... choices) {
    return pick(Arrays.asList(choices));
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  MatchOperator operator() {
    return pick(MatchOperator.values());
  }

  /** Some of them, in their order. */
  <T> List<T> some(List<T> choices, int percentEach) {
    return choices.stream().filter(choice -> chance(percentEach)).toList();
  }

  /** That many different ones, or all. */
  <T> List<T> different(int count, List<T> choices) {
    var left = new ArrayList<>(choices);
    while (left.size() > count) {
      left.remove(random.nextInt(left.size()));
    }
    return List.copyOf(left);
  }

  Duration between(int fromMillis, int toMillis) {
    int steps = (toMillis - fromMillis) / MILLIS_STEP;
    return Duration.ofMillis(fromMillis + (long) MILLIS_STEP * upTo(steps));
  }
}
