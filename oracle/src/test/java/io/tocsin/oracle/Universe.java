package io.tocsin.oracle;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.matcher.MatchOperator;
import io.tocsin.model.matcher.Matcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The labels there are: few, so that things meet. */
final class Universe {
  private static final Map<String, List<String>> VALUES = values();
  private static final Map<String, List<String>> EXPRESSIONS =
      Map.of(
          "alertname", List.of("A|B", "[A-B]", ".+"),
          "sev", List.of("crit|warn", "c.*", ".*", ""),
          "team", List.of("x|y", "x?", "y.*"),
          "cl", List.of("1|2", "[12]?", ".+"));

  /** Some are missing in some alerts: {@code group_by} and {@code equal} meet that too. */
  static final List<String> NAMES = List.copyOf(VALUES.keySet());

  private Universe() {}

  /** Different alerts of a schedule. */
  static List<LabelSet> alerts(long seed, int count, Dice dice) {
    var alerts = new ArrayList<LabelSet>();
    for (int i = 1; i <= count; i++) {
      var labels = new LinkedHashMap<String, String>();
      labels.put(Schedule.LABEL, String.valueOf(seed));
      labels.put(Report.ID, "a" + i);
      VALUES.forEach((name, values) -> labels.put(name, dice.pick(values)));
      alerts.add(LabelSet.of(labels).withoutEmptyValues());
    }
    return alerts;
  }

  static List<Matcher> matchers(int count, Dice dice) {
    return dice.different(count, NAMES).stream().map(name -> matcher(name, dice)).toList();
  }

  private static Matcher matcher(String name, Dice dice) {
    var operator = dice.operator();
    return new Matcher(name, operator, dice.pick(choices(name, operator)));
  }

  private static List<String> choices(String name, MatchOperator operator) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL -> VALUES.get(name);
      case REGEX, NOT_REGEX -> EXPRESSIONS.get(name);
    };
  }

  private static Map<String, List<String>> values() {
    var values = new LinkedHashMap<String, List<String>>();
    values.put("alertname", List.of("A", "B", "C"));
    values.put("sev", List.of("crit", "warn", ""));
    values.put("team", List.of("x", "y", ""));
    values.put("cl", List.of("1", "2", ""));
    return values;
  }
}
