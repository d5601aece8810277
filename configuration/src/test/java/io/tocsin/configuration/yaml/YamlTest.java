package io.tocsin.configuration.yaml;

import static io.tocsin.configuration.Reading.mistakesIn;
import static io.tocsin.configuration.Reading.placedMistakesIn;
import static io.tocsin.configuration.Reading.reading;
import static io.tocsin.configuration.Reading.withReceiver;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.Reading;
import io.tocsin.configuration.receiver.RunbookIntegration;
import io.tocsin.model.runbook.RunbookMode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
  private static final String VALID = "route: {receiver: r}\nreceivers: [{name: r}]\n";

  @Test
  @DisplayName("B082 more than 50 aliases of lists and mappings are refused")
  void manyAliases() {
    assertThat(mistakesIn("a: &a []\nb: [" + "*a,".repeat(51) + "]"))
        .containsExactly("line 2: more than 50 aliases");
  }

  @Test
  void aWordMayBeUsedAgainAsOftenAsOneLikes() {
    var yaml = VALID + "templates: [&a x, " + "*a,".repeat(100) + "]";

    assertThat(reading(yaml).warnings()).hasSize(1);
  }

  @Test
  @DisplayName("B082 few aliases that multiply are refused by what they amount to")
  void multiplyingAliases() {
    var yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x]\n");
    for (int level = 1; level < 8; level++) {
      var aliases = ("*a" + (level - 1) + ", ").repeat(7);
      yaml.append("a%d: &a%d [%s]\n".formatted(level, level, aliases));
    }

    assertThat(mistakesIn(yaml.toString()))
        .singleElement()
        .asString()
        .contains("more than 50000 values");
  }

  @Test
  @DisplayName("B091 a loop of routes, which takes an anchor inside itself, is refused")
  void anAnchorInsideItselfIsRefused() {
    assertThat(mistakesIn("route: &a {receiver: r, routes: [*a]}"))
        .containsExactly("line 1: unknown anchor *a");
    assertThat(mistakesIn("route: &a [*a]")).containsExactly("line 1: unknown anchor *a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  @DisplayName("B083 nesting of 20 000 levels is refused, not the end of the thread")
  void deepNesting(String opening) {
    assertThat(mistakesIn(opening.repeat(20_000)))
        .containsExactly("line 1: nested deeper than 128 levels");
  }

  @Test
  @DisplayName("B084 more than 1 MiB, more than 50 000 values")
  void size() {
    assertThat(mistakesIn(VALID + "#".repeat(1 << 20)))
        .containsExactly("line 1: the file is larger than 1 MiB");
    assertThat(mistakesIn("templates: [" + "a,".repeat(50_000) + "]"))
        .containsExactly("line 1: more than 50000 values, aliases counted in full");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!!javax.script.ScriptEngineManager []",
        "!custom x",
        "!!binary aGk=",
        "!<tag:example.org,2026:x> {}"
      })
  @DisplayName("B085 no tag makes a type")
  void tags(String value) {
    assertThat(mistakesIn("route: " + value))
        .singleElement()
        .asString()
        .startsWith("line 1: tag ")
        .endsWith(" is not allowed");
  }

  @Test
  @DisplayName("B086 duplicate keys, unknown keys and wrong types are refused with line and column")
  void places() {
    assertThat(placedMistakesIn("route: {receiver: r, receiver: s}\n"))
        .containsExactly("line 1, column 22: duplicate key \"receiver\"");
    assertThat(
            placedMistakesIn("route: {receiver: r, contine: true}\nreceivers: [{name: [r]}, {}]\n"))
        .contains(
            "line 1, column 22: route.contine: unknown key, did you mean \"continue\"?",
            "line 2, column 14: receivers[0].name: expected text, not a list");
    assertThat(placedMistakesIn("route:\n  receiver: 'r\n"))
        .singleElement()
        .asString()
        .contains("column");
  }

  @Test
  @DisplayName("B086 duplicate keys are refused with their line")
  void duplicateKeys() {
    assertThat(mistakesIn(VALID + "route: {receiver: r}\n"))
        .containsExactly("line 3: duplicate key \"route\"");
  }

  @Test
  @DisplayName("B086 wrong types are refused with their place")
  void wrongTypes() {
    assertThat(mistakesIn("- a")).containsExactly("line 1: expected keys with values, not a list");
    assertThat(mistakesIn("route: {receiver: [r]}\nreceivers: [{name: r}]"))
        .contains("line 1: route.receiver: expected text, not a list");
    assertThat(mistakesIn("route: {receiver: r, matchers: a=b}\nreceivers: [{name: r}]"))
        .contains("line 1: route.matchers: expected a list, not text");
  }

  @Test
  @DisplayName("B087 a byte order mark and Windows line ends are fine")
  void windows() {
    assertThat(reading("\uFEFF" + VALID.replace("\n", "\r\n")).receivers()).hasSize(1);
  }

  @Test
  @DisplayName("B087 tabs and a second document are refused")
  void tabsAndDocuments() {
    assertThat(mistakesIn("route:\n\treceiver: r\n"))
        .singleElement()
        .asString()
        .startsWith("line 2: ");
    assertThat(mistakesIn(VALID + "---\n" + VALID))
        .containsExactly("line 3: a second document; only one is read");
    assertThat(reading("---\n" + VALID + "...\n").receivers()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u", "\\x", "\\U0000", "\\u12"})
  @DisplayName("B087 an escape that the text ends in is refused, with a line near it")
  void escapeCutShort(String escape) {
    assertThat(mistakesIn("route:\n  receiver: r\n  x: \"" + escape))
        .singleElement()
        .asString()
        .startsWith("line ");
  }

  @Test
  @DisplayName("B087 half a character is refused")
  void halfACharacter() {
    assertThat(mistakesIn(VALID + "# \ud83d"))
        .containsExactly("line 1: the text is not valid UTF-8");
    assertThat(mistakesIn("route:\n  receiver: \"\\ud800\"\n"))
        .singleElement()
        .asString()
        .startsWith("line 2: ");
  }

  @Test
  @DisplayName("17.1 text stays as it is written, whatever YAML 1.1 makes of it")
  void rawText() {
    var receivers = "receivers: [{name: 0123}, {name: 17:00}, {name: yes}, {name: 1e3}]";

    assertThat(reading("route: {receiver: 0123}\n" + receivers).receivers())
        .extracting(receiver -> receiver.name())
        .containsExactly("0123", "17:00", "yes", "1e3");
  }

  @Test
  void aMergeKeyFillsInWhatIsNotWritten() {
    var configuration =
        reading(
            withReceiver(
                """
                runbook_configs:
                  - &base {runbook: restart-guest, mode: approve, inputs: {vmid: vmid}}
                  - <<: *base
                    mode: automatic
                """));

    var second = (RunbookIntegration) configuration.receiver("r").integrations().get(1);
    assertThat(second.runbook()).isEqualTo("restart-guest");
    assertThat(second.mode()).isEqualTo(RunbookMode.AUTOMATIC);
    assertThat(second.inputsFromLabels()).containsEntry("vmid", "vmid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "null"})
  void aKeyWithoutAValueIsAbsent(String nothing) {
    var yaml = VALID + "inhibit_rules: " + nothing + "\nglobal: " + nothing + "\n";

    assertThat(Reading.reading(yaml).warnings()).isEmpty();
  }
}
