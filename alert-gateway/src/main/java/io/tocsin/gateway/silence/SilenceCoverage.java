package io.tocsin.gateway.silence;

import io.tocsin.model.alert.Severity;
import io.tocsin.model.matcher.MatchOperator;
import io.tocsin.model.matcher.Matchers;

/**
 * How many firing alerts a silence covers now.
 *
 * @param active firing alerts not yet suppressed; if the silence is not broad, only enough of them
 *     to know that
 * @param covered active alerts that the silence covers
 * @param critical covered alerts that are critical
 * @see <a href="../../../../../../../../docs/decisions/0010-a-broad-silence-is-taken-and-said.md">
 *     decision 0010</a>
 */
record SilenceCoverage(int active, int covered, int critical) {
  /** With fewer alerts, an intended silence easily covers half of them. */
  private static final int FEW = 10;

  /**
   * Most silences cover little, and a program may write ten thousand of them: then only a few
   * active alerts are fetched.
   */
  static SilenceCoverage of(Matchers silence, FiringAlerts alerts) {
    var covered = alerts.active(silence, Integer.MAX_VALUE);
    int critical = (int) covered.stream().filter(Severity::isCritical).count();
    int enough = critical > 0 ? Integer.MAX_VALUE : covered.size() * 2;
    int active = enough > FEW ? alerts.active(Matchers.NONE, enough).size() : covered.size();
    return new SilenceCoverage(active, covered.size(), critical);
  }

  /**
   * A silence that names its alert is intended, however many alerts it covers; in a storm of that
   * alert it covers most of them.
   */
  static boolean namesItsAlert(Matchers silence) {
    return silence.all().stream()
        .anyMatch(
            matcher ->
                matcher.name().equals("alertname")
                    && matcher.operator() == MatchOperator.EQUAL
                    && !matcher.value().isEmpty());
  }

  boolean isBroad() {
    return critical > 0 || (active >= FEW && covered * 2L > active);
  }

  /** {@code 37 of 40 active alerts, 2 of them critical}. */
  @Override
  public String toString() {
    return "%d of %d active alerts, %d of them critical".formatted(covered, active, critical);
  }
}
