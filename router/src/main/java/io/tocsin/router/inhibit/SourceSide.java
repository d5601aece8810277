package io.tocsin.router.inhibit;

import io.tocsin.configuration.inhibit.InhibitRule;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.label.Literals;
import io.tocsin.model.label.Matcher;
import io.tocsin.model.label.Matchers;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What of a rule decides which sources it has. Rules often differ in their targets only (one node,
 * a hundred symptoms) and then share their sources.
 *
 * @param target the other side, if one alert can be on both; empty if the two exclude each other
 */
record SourceSide(Matchers source, List<String> equal, Optional<Matchers> target) {

  static SourceSide of(InhibitRule rule) {
    boolean exclusive = excludeEachOther(rule.source(), rule.target());
    return new SourceSide(
        rule.source(), rule.equal(), exclusive ? Optional.empty() : Optional.of(rule.target()));
  }

  /** Whether the labels, which are on one side, are on both. */
  boolean isOnBothSides(LabelSet labels) {
    return target.isPresent() && target.get().matches(labels) && source.matches(labels);
  }

  /** Whether two matchers insist on different values of one label, as nearly all rules do. */
  private static boolean excludeEachOther(Matchers source, Matchers target) {
    return source.all().stream()
        .anyMatch(one -> target.all().stream().anyMatch(other -> excludeEachOther(one, other)));
  }

  private static boolean excludeEachOther(Matcher one, Matcher other) {
    return one.name().equals(other.name())
        && isList(one)
        && isList(other)
        && Collections.disjoint(one.literals().texts(), other.literals().texts());
  }

  private static boolean isList(Matcher matcher) {
    return matcher.literals().tail() == Literals.Tail.NOTHING;
  }
}
