package io.tocsin.model.matcher;

import io.tocsin.model.label.LabelSet;
import java.util.List;
import java.util.stream.Collectors;

/** Matchers that must all match; an empty list matches everything. */
public record Matchers(List<Matcher> all) {
  public static final Matchers NONE = new Matchers(List.of());

  public Matchers {
    all = List.copyOf(all);
  }

  public boolean matches(LabelSet labels) {
    for (var matcher : all) {
      if (!matcher.matches(labels)) {
        return false;
      }
    }
    return true;
  }

  /** Sorted as in a route key. */
  public Matchers sorted() {
    return new Matchers(all.stream().sorted(Matcher.ORDER).toList());
  }

  /** {@code {a="x",b=~"y"}}, no space after the comma. */
  @Override
  public String toString() {
    return all.stream().map(Matcher::toString).collect(Collectors.joining(",", "{", "}"));
  }
}
