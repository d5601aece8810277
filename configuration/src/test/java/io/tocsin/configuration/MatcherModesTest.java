package io.tocsin.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.label.LabelSyntax;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("2.4 the mode of the process holds wherever matchers and label names are written")
class MatcherModesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          routes: [{matchers: [a.b=c]}]          | true  | false | true
          routes: [{matchers: ['a=']}]           | true  | true  | false
          routes: [{match: {a.b: c}}]            | false | false | false
          routes: [{group_by: [a.b]}]            | true  | false | true
          routes: [{labels: {a.b: c}}]           | true  | false | true
          """)
  @DisplayName("17.4 of routes")
  void routes(String line, boolean fallback, boolean classic, boolean utf8) {
    var yaml = "route:\n  receiver: r\n  " + line + "\nreceivers: [{name: r}]\n";

    assertThat(accepting(yaml)).containsExactly(fallback, classic, utf8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          source_matchers: ['"a b"=c']           | true  | false | true
          target_matchers: ['{a=b']              | true  | true  | false
          source_match: {a.b: c}                 | false | false | false
          equal: [a.b]                           | true  | false | true
          """)
  @DisplayName("17.5 of inhibition rules")
  void inhibitRules(String line, boolean fallback, boolean classic, boolean utf8) {
    var yaml = "route: {receiver: r}\nreceivers: [{name: r}]\ninhibit_rules:\n  - " + line + "\n";

    assertThat(accepting(yaml)).containsExactly(fallback, classic, utf8);
  }

  /** In the order of the modes. */
  private static List<Boolean> accepting(String yaml) {
    return List.of(LabelSyntax.values()).stream().map(mode -> accepts(yaml, mode)).toList();
  }

  private static boolean accepts(String yaml, LabelSyntax mode) {
    try {
      return ConfigurationReader.read(yaml, Path.of(""), mode).labelSyntax() == mode;
    } catch (InvalidConfigurationException e) {
      return false;
    }
  }
}
