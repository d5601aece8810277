package io.tocsin.gateway.silence;

import io.tocsin.model.alert.Severity;
import io.tocsin.model.label.MatchOperator;
import io.tocsin.model.label.Matchers;

/**
 * How much a silence would keep quiet at this moment.
 *
 * @param active alerts that fire, and that nothing keeps quiet so far; if the silence is not broad,
 *     only as many as show that it is not
 * @param covered those of them that the silence covers
 * @param critical those of the covered ones that are critical
 * @see <a href="../../../../../../../../docs/decisions/0010-a-broad-silence-is-taken-and-said.md">
 *     decision 0010</a>
 */
record SilenceCoverage(int active, int covered, int critical) {
  /** Of fewer alerts, half is soon reached by a silence that is meant so. */
  private static final int FEW = 10;

  /**
   * Most silences cover little, and ten thousand of them may be written by a program: then only a
   * few of the active alerts are looked at.
   */
  static SilenceCoverage of(Matchers silence, FiringAlerts alerts) {
    var covered = alerts.active(silence, Integer.MAX_VALUE);
    int critical = (int) covered.stream().filter(Severity::isCritical).count();
    int enough = critical > 0 ? Integer.MAX_VALUE : covered.size() * 2;
    int active = enough > FEW ? alerts.active(Matchers.NONE, enough).size() : covered.size();
    return new SilenceCoverage(active, covered.size(), critical);
  }

  /**
   * Whoever writes the name of an alert knows what they keep quiet, however much it is; in a storm
   * of that alert it is most of what fires.
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
