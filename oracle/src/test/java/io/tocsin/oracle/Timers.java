package io.tocsin.oracle;

import java.time.Duration;

/** The three timers of a route, always written together so that they suit each other. */
record Timers(Duration groupWait, Duration groupInterval, Duration repeatInterval) {
  private static final Duration NEVER = Duration.ofHours(1);

  /**
   * Repeats fall halfway between two flushes: an exact multiple is decided by milliseconds in the
   * original.
   */
  static Timers roll(Dice dice) {
    var wait = Duration.ofMillis(dice.pick(1_200, 1_500, 2_000, 3_000));
    var interval = Duration.ofMillis(dice.pick(3_000, 3_500, 4_000, 5_000));
    var repeat =
        dice.chance(50) ? interval.multipliedBy(dice.upTo(2)).plus(interval.dividedBy(2)) : NEVER;
    return new Timers(wait, interval, repeat);
  }
}
