package io.tocsin.configuration.inhibit;

import io.tocsin.model.matcher.Matchers;
import java.util.List;

/**
 * An alert on the target side is inhibited while one on the source side fires that has the same
 * values for all labels in {@code equal}. A missing value is an empty one. Alerts that match both
 * sides do not inhibit each other.
 *
 * @param name for metrics and events, empty if unnamed; need not be unique
 * @param equal each label once; if empty, any source inhibits every target
 */
public record InhibitRule(String name, Matchers source, Matchers target, List<String> equal) {

  public InhibitRule {
    equal = equal.stream().distinct().toList();
  }
}
