package io.tocsin.configuration.inhibit;

import static io.tocsin.configuration.Reading.mistakesIn;
import static io.tocsin.configuration.Reading.reading;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InhibitRulesReaderTest {

  @Test
  @DisplayName("9, 17.5 a rule has a name, a source, a target and labels that are equal")
  void everyField() {
    var rules =
        rules(
            """
            - name: critical hides warning
              source_matchers: [severity="critical"]
              target_matchers: ['severity=~"warning|info"', team=a]
              equal: [cluster, service]
            """);

    var rule = rules.getFirst();
    assertThat(rule.name()).isEqualTo("critical hides warning");
    assertThat(rule.source()).hasToString("{severity=\"critical\"}");
    assertThat(rule.target()).hasToString("{severity=~\"warning|info\",team=\"a\"}");
    assertThat(rule.equal()).containsExactly("cluster", "service");
  }

  @Test
  @DisplayName("9 old keys and new ones add up")
  void oldKeys() {
    var rule =
        rules(
                """
                - source_match: {severity: critical}
                  source_match_re: {job: a|b}
                  source_matchers: [zone=x]
                  target_match: {severity: warning}
                  target_match_re: {job: c|d}
                  target_matchers: [zone=y]
                """)
            .getFirst();

    assertThat(rule.source()).hasToString("{job=~\"^(?:a|b)$\",severity=\"critical\",zone=\"x\"}");
    assertThat(rule.target()).hasToString("{job=~\"^(?:c|d)$\",severity=\"warning\",zone=\"y\"}");
    assertThat(rule.name()).isEmpty();
    assertThat(rule.equal()).isEmpty();
  }

  @Test
  @DisplayName("9 two rules may have the same name, and stay in their order")
  void duplicates() {
    var rules =
        rules(
            """
            - {name: x, source_matchers: [a=b], target_matchers: [c=d]}
            - {name: x, source_matchers: [e=f], target_matchers: [g=h], equal: [i, i]}
            """);

    assertThat(rules)
        .extracting(rule -> rule.source().toString())
        .containsExactly("{a=\"b\"}", "{e=\"f\"}");
    assertThat(rules.getLast().equal()).containsExactly("i");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[~]", "[{}]", "[null, {}]", ""})
  @DisplayName("9 an empty item inhibits nothing")
  void emptyItems(String written) {
    assertThat(reading(SMALLEST + "inhibit_rules: " + written + "\n").inhibitRules()).isEmpty();
  }

  @Test
  void aSideWithoutMatchersIsSaidNotRefused() {
    var warnings =
        reading(SMALLEST + "inhibit_rules:\n  - source_matchers: [a=b]\n  - target_match: {a: b}\n")
            .warnings();

    assertThat(warnings)
        .containsExactly(
            "line 6, column 5: inhibit_rules[0]: no target_matchers, so every alert is inhibited",
            "line 7, column 5: inhibit_rules[1]: no source_matchers, so every alert inhibits");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          inhibit_rules: yes                               | inhibit_rules: expected a list, not text
          inhibit_rules: [yes]                             | inhibit_rules[0]: expected keys with values, not text
          inhibit_rules: [{source_match: {a.b: c}}]        | inhibit_rules[0].source_match.a.b: invalid label name "a.b"
          inhibit_rules: [{target_match_re: {'': c}}]      | inhibit_rules[0].target_match_re.: invalid label name ""
          inhibit_rules: [{equal: ['']}]                   | inhibit_rules[0].equal[0]: invalid label name "" in equal list
          inhibit_rules: [{equal: cluster}]                | inhibit_rules[0].equal: expected a list, not text
          inhibit_rules: [{source_match_re: {a: '['}}]     | inhibit_rules[0].source_match_re.a: bad regular expression
          inhibit_rules: [{target_matchers: ['a=~"["']}]   | inhibit_rules[0].target_matchers[0]: bad regular expression
          inhibit_rules: [{source_matcher: [a=b]}]         | inhibit_rules[0].source_matcher: unknown key, did you mean "source_matchers"?
          """)
  @DisplayName("17.5 what a rule must not have")
  void refused(String lines, String message) {
    assertThat(mistakesIn(SMALLEST + lines))
        .singleElement()
        .asString()
        .startsWith("line 5: " + message);
  }

  private static final String SMALLEST = "route:\n  receiver: r\nreceivers:\n  - name: r\n";

  private static List<InhibitRule> rules(String lines) {
    return reading(SMALLEST + "inhibit_rules:\n" + lines.indent(2)).inhibitRules();
  }
}
