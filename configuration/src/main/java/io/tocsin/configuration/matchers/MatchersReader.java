package io.tocsin.configuration.matchers;

import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.matcher.MatchOperator;
import io.tocsin.model.matcher.Matcher;
import io.tocsin.model.matcher.Matchers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The union of {@code match}, {@code match_re} and {@code matchers}, in the order of Alertmanager's
 * route key.
 */
public final class MatchersReader {
  private MatchersReader() {}

  /**
   * @param side prefix of the keys: {@code source_} or {@code target_} in an inhibition rule, empty
   *     in a route
   */
  public static Matchers read(Section section, String side) {
    var all = new ArrayList<Matcher>();
    all.addAll(old(section, side + "match", MatchOperator.EQUAL));
    all.addAll(old(section, side + "match_re", MatchOperator.REGEX));
    for (var written : section.items(side + "matchers")) {
      written
          .parsed(written.matcherParser()::parseList)
          .ifPresent(matchers -> all.addAll(matchers.all()));
    }
    return new Matchers(all).sorted();
  }

  private static List<Matcher> old(Section section, String key, MatchOperator operator) {
    var matchers = new ArrayList<Matcher>();
    var written = section.section(key);
    written.ifPresent(
        labels ->
            labels
                .values()
                .forEach((name, value) -> old(name, value, operator).ifPresent(matchers::add)));
    return matchers;
  }

  private static Optional<Matcher> old(String name, Value value, MatchOperator operator) {
    boolean expression = operator == MatchOperator.REGEX;
    if (!LabelSyntax.isClassicName(name)) {
      value.mistake("invalid label name \"" + name + "\"");
      return Optional.empty();
    }
    // As in Alertmanager, a null is an empty value but not an expression.
    if (expression && value.isNull()) {
      value.mistake("missing expression for label \"" + name + "\"");
      return Optional.empty();
    }
    return value.parsed(text -> new Matcher(name, operator, expression ? anchored(text) : text));
  }

  /** Every matcher is anchored anyway, but Alertmanager shows this in group keys. */
  private static String anchored(String expression) {
    return "^(?:" + expression + ")$";
  }
}
