package io.tocsin.standalone.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Alerts answered with 503 while Kafka confirmed nothing.
 *
 * @param begin when it stopped to confirm
 * @param end when its brokers were started again
 */
record Refusals(List<PostedAlert> refused, Instant begin, Instant end) {

  /** The first answer, since which it is known. */
  private Optional<Instant> known() {
    return refused.stream()
        .filter(alert -> alert.ended().isAfter(begin))
        .map(PostedAlert::ended)
        .min(Comparator.naturalOrder());
  }

  /** How long those waited who came when it was known. */
  Spread afterwards() {
    return Spread.of(
        refused.stream()
            .filter(alert -> known().filter(alert.begun()::isAfter).isPresent())
            .filter(alert -> alert.begun().isBefore(end))
            .map(PostedAlert::took));
  }

  @Override
  public String toString() {
    var afterwards = afterwards();
    return "first 503 %s after the outage began; %d came later and waited %s, longer than 1 s: %d"
        .formatted(
            known().map(at -> Spread.text(Duration.between(begin, at))).orElse("(none)"),
            afterwards.count(),
            afterwards,
            afterwards.longerThan(Duration.ofSeconds(1)));
  }
}
