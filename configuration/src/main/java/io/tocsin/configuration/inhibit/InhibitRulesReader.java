package io.tocsin.configuration.inhibit;

import io.tocsin.configuration.matchers.MatchersReader;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import io.tocsin.model.matcher.Matchers;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code inhibit_rules}. */
public final class InhibitRulesReader {
  private InhibitRulesReader() {}

  /**
   * The rules in the order of the file. An empty item is legal, inhibits nothing and is left out.
   */
  public static List<InhibitRule> read(Section top) {
    return top.items("inhibit_rules").stream()
        .filter(item -> !item.isNull())
        .flatMap(item -> item.section().stream())
        .filter(rule -> !rule.isEmpty())
        .map(InhibitRulesReader::rule)
        .toList();
  }

  private static InhibitRule rule(Section section) {
    var rule =
        new InhibitRule(
            section.text("name").orElse(""),
            side(section, "source_", "every alert inhibits"),
            side(section, "target_", "every alert is inhibited"),
            equal(section));
    section.done();
    return rule;
  }

  /** Legal in Alertmanager, but hardly ever intended. */
  private static Matchers side(Section section, String side, String consequence) {
    var matchers = MatchersReader.read(section, side);
    if (matchers.all().isEmpty()) {
      section.warn("no " + side + "matchers, so " + consequence);
    }
    return matchers;
  }

  private static List<String> equal(Section section) {
    var names = new ArrayList<String>();
    for (var item : section.items("equal")) {
      item.text().filter(name -> isLabelName(name, item, section)).ifPresent(names::add);
    }
    return names;
  }

  private static boolean isLabelName(String name, Value item, Section section) {
    boolean valid = section.file().syntax().isLabelName(name);
    if (!valid) {
      item.mistake("invalid label name \"" + name + "\" in equal list");
    }
    return valid;
  }
}
