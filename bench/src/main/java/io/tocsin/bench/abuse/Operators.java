package io.tocsin.bench.abuse;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Operations by people: reloads, silences, listings, kills and stalls. */
final class Operators {
  private Operators() {}

  /**
   * @param length of the run, which has a handful of kills and stalls
   */
  static List<Attack> attacks(Duration length) {
    return List.of(
        new Attack(
            "reloads", Duration.ofSeconds(15), (target, dice) -> target.reload(dice.nextBoolean())),
        new Attack("listings", Duration.ofSeconds(3), Operators::list),
        new Attack("kill -9", length.dividedBy(6), (target, dice) -> target.kill()),
        new Attack("stalls", length.dividedBy(8), Operators::stall));
  }

  private static void list(Target target, RandomGenerator dice)
      throws IOException, InterruptedException {
    target.life().http().get(dice.nextBoolean() ? "/api/v2/alerts/groups" : "/metrics");
  }

  private static void stall(Target target, RandomGenerator dice)
      throws IOException, InterruptedException {
    target.stall(Duration.ofSeconds(dice.nextInt(3, 20)));
  }
}
