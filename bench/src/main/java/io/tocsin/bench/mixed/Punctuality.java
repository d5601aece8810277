package io.tocsin.bench.mixed;

import java.time.Duration;
import java.util.Map;

/**
 * Whether accepted changes reached the webhook.
 *
 * @param lost never came
 * @param late came after the next flush of their group
 */
public record Punctuality(int accepted, int lost, int late) {

  /**
   * @param accepted {@link System#nanoTime} of the response, by alert
   * @param told when the webhook was notified, by alert
   * @param within the time allowed
   */
  static Punctuality of(Map<Integer, Long> accepted, Map<Integer, Long> told, Duration within) {
    int lost = 0;
    int late = 0;
    for (var news : accepted.entrySet()) {
      var arrival = told.get(news.getKey());
      if (arrival == null) {
        lost++;
      } else if (arrival - news.getValue() > within.toNanos()) {
        late++;
      }
    }
    return new Punctuality(accepted.size(), lost, late);
  }

  public Punctuality plus(Punctuality other) {
    return new Punctuality(accepted + other.accepted, lost + other.lost, late + other.late);
  }
}
