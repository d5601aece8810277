package io.tocsin.router.inhibit;

import io.tocsin.configuration.inhibit.InhibitRule;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.matcher.Literals;
import io.tocsin.model.matcher.Matcher;
import io.tocsin.model.matcher.Matchers;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The part of a rule that decides its sources. Rules often differ only in their targets (one node,
 * a hundred symptoms) and then share their sources.
 *
 * @param target target matchers, if one alert can match both sides; empty if the sides exclude each
 *     other
 */
record SourceSide(Matchers source, List<String> equal, Optional<Matchers> target) {

  static SourceSide of(InhibitRule rule) {
    boolean exclusive = excludeEachOther(rule.source(), rule.target());
    return new SourceSide(
        rule.source(), rule.equal(), exclusive ? Optional.empty() : Optional.of(rule.target()));
  }

  /** Whether labels that match one side match both. */
  boolean isOnBothSides(LabelSet labels) {
    return target.isPresent() && target.get().matches(labels) && source.matches(labels);
  }

  /** Whether two matchers require different values of one label, as in nearly all rules. */
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
