package io.tocsin.oracle;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.matcher.Matcher;
import java.util.List;

record InhibitRule(List<Matcher> source, List<Matcher> target, List<String> equal) {

  boolean hasSource(LabelSet labels) {
    return source.stream().allMatch(matcher -> matcher.matches(labels));
  }

  boolean hasTarget(LabelSet labels) {
    return target.stream().allMatch(matcher -> matcher.matches(labels));
  }
}
