package io.tocsin.configuration.route;

import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.label.MatchOperator;
import io.tocsin.model.label.Matcher;
import io.tocsin.model.label.Matchers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The union of {@code match}, {@code match_re} and {@code matchers}, in the order of a route key.
 */
final class RouteMatchers {
  private RouteMatchers() {}

  static Matchers read(Section route) {
    var all = new ArrayList<Matcher>();
    all.addAll(old(route, "match", RouteMatchers::equal));
    all.addAll(old(route, "match_re", RouteMatchers::regex));
    for (var written : route.items("matchers")) {
      written
          .parsed(written.matcherParser()::parseList)
          .ifPresent(matchers -> all.addAll(matchers.all()));
    }
    return new Matchers(all).sorted();
  }

  private static List<Matcher> old(
      Section route, String key, BiFunction<String, String, Matcher> matcher) {
    var matchers = new ArrayList<Matcher>();
    route
        .section(key)
        .ifPresent(
            section ->
                section
                    .values()
                    .forEach((name, value) -> old(name, value, matcher).ifPresent(matchers::add)));
    return matchers;
  }

  private static Optional<Matcher> old(
      String name, Value value, BiFunction<String, String, Matcher> matcher) {
    if (!LabelSyntax.isClassicName(name)) {
      value.mistake("invalid label name \"" + name + "\"");
      return Optional.empty();
    }
    if (value.isNull()) {
      value.mistake(
          "missing value to compare label \"" + name + "\" with, write \"\" for an empty one");
      return Optional.empty();
    }
    return value.parsed(text -> matcher.apply(name, text));
  }

  private static Matcher equal(String name, String value) {
    return new Matcher(name, MatchOperator.EQUAL, value);
  }

  /** Anchored here, although every matcher is, because the original shows it so in group keys. */
  private static Matcher regex(String name, String value) {
    return new Matcher(name, MatchOperator.REGEX, "^(?:" + value + ")$");
  }
}
