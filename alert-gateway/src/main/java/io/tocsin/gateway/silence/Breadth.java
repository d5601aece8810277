package io.tocsin.gateway.silence;

import io.tocsin.model.alert.Severity;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.label.MatchOperator;
import io.tocsin.model.label.Matchers;
import java.util.Collection;

/**
 * How much a silence would keep quiet at this moment.
 *
 * @param active alerts that fire, and that nothing keeps quiet so far
 * @param covered those of them that the silence covers
 * @param critical those of the covered ones that are critical
 * @see <a href="../../../../../../../../docs/decisions/0010-a-broad-silence-is-taken-and-said.md">
 *     decision 0010</a>
 */
record Breadth(int active, int covered, int critical) {
  /** Of fewer alerts, half is soon reached by a silence that is meant so. */
  private static final int FEW = 10;

  static Breadth of(Matchers silence, Collection<LabelSet> active) {
    var covered = active.stream().filter(silence::matches).toList();
    int critical = (int) covered.stream().filter(Severity::isCritical).count();
    return new Breadth(active.size(), covered.size(), critical);
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
