package io.tocsin.runner.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tocsin.runner.step.TestingSteps;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunbookReaderTest {
  private static final String GOOD =
      """
      apiVersion: tocsin.dev/v1
      kind: Runbook
      metadata: {id: restart-guest, title: Restart a guest, owner: team-web}
      spec:
        inputs:
          guest: {type: guestRef, required: true}
          hard: {type: boolean, default: false}
        target: ${{ inputs.guest }}
        limits: {timeout: 20m, cooldown: 1h30m, maxPerHour: 7}
        approval: {required: true, expiresAfter: 15m}
        steps:
          - id: look
            type: guest.status
          - id: restart
            type: guest.restart
            with: {graceful: 120s, allowHard: "${{ inputs.hard }}"}
            timeout: 6m
            onFailure: continue
      """;

  private final RunbookReader reader =
      new RunbookReader(new RunbookSchema(TestingSteps.catalog()), TestingSteps.catalog());

  @Test
  void goodRunbookIsRead() throws InvalidRunbookException {
    var runbook = read(GOOD);

    assertThat(runbook.id()).isEqualTo("restart-guest");
    assertThat(runbook.limits().cooldown()).contains(Duration.ofMinutes(90));
    assertThat(runbook.approval()).isEqualTo(new ApprovalRule(true, Duration.ofMinutes(15), false));
    assertThat(runbook.steps()).extracting(Step::id).containsExactly("look", "restart");
    assertThat(runbook.steps().getLast().onFailure()).isEqualTo(OnFailure.CONTINUE);
  }

  @Test
  void sourcesNameEndpoints() throws InvalidRunbookException {
    var limited = "target: ${{ inputs.guest }}\n  sources: [hooks/alertmanager/dc1, api/v2]";

    assertThat(read(GOOD).sources()).isEmpty();
    assertThat(read(GOOD.replace("target: ${{ inputs.guest }}", limited)).sources())
        .containsExactly("hooks/alertmanager/dc1", "api/v2");
    assertThat(
            mistakes(
                GOOD.replace("target: ${{ inputs.guest }}", limited.replace("api/v2", "api/v1"))))
        .extracting(ValidationError::field)
        .containsExactly("/spec/sources/1");
  }

  @Test
  void ruleOfTwoPeopleIsRefusedWhileThereIsOneIdentity() {
    var twoPeople = GOOD.replace("expiresAfter: 15m", "notRequester: true");

    assertThat(mistakes(twoPeople))
        .extracting(ValidationError::field)
        .containsExactly("/spec/approval/notRequester");
  }

  @Test
  void runbookSavedWithTheRuleOfTwoPeopleIsStillRead() throws InvalidRunbookException {
    var stored =
        DocumentFormat.YAML.read(bytes(GOOD.replace("expiresAfter: 15m", "notRequester: true")));

    assertThat(RunbookReader.runbook(stored).approval().notRequester()).isTrue();
  }

  @Test
  void referenceKeepsTheTypeOfItsInput() throws InvalidRunbookException {
    var runbook = read(GOOD);

    var inputs = runbook.inputs(Map.of("guest", "lab/101", "hard", "true"));

    assertThat(runbook.target(inputs)).isEqualTo("lab/101");
    assertThat(runbook.steps().getLast().rendered(inputs))
        .hasToString("{\"graceful\":\"120s\",\"allowHard\":true}");
  }

  @Test
  void jsonAndYamlAreTheSame() throws InvalidRunbookException {
    var yaml = DocumentFormat.YAML.read(bytes(GOOD));

    var json = DocumentFormat.JSON.read(bytes(yaml.toString()));

    assertThat(RunbookDocument.of(reader.read(json), json).hash())
        .isEqualTo(RunbookDocument.of(reader.read(yaml), yaml).hash());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"a" 1}       | the document cannot be read: it is not complete, well-formed JSON, line 1, column 6
          {"a":1,"a":2} | expected each name once in an object
          {} {}         | the document has content after its end
          DEEP          | it nests deeper than 30 levels
          """)
  void jsonThatCannotBeReadNamesItsPlaceAndNoClass(String document, String message) {
    var text = document.equals("DEEP") ? "[".repeat(40) : document;

    var refused =
        catchThrowableOfType(
            InvalidRunbookException.class, () -> DocumentFormat.JSON.read(bytes(text)));

    assertThat(refused.mistakes().getFirst().message())
        .contains(message)
        .doesNotContain("Stream", "Source", "`", "()");
  }

  @Test
  void yamlThatCannotBeReadRepeatsNoMoreThanNeeded() {
    var name = "x".repeat(900);

    var refused =
        catchThrowableOfType(
            InvalidRunbookException.class,
            () -> DocumentFormat.YAML.read(bytes("a: 1\n%s: 1\n%s: 2\n".formatted(name, name))));

    assertThat(refused.mistakes().getFirst().message())
        .contains("is not YAML, line 3")
        .hasSizeLessThan(300);
  }

  @Test
  @Tag("B130")
  @DisplayName("every mistake at once, each with its place")
  void allMistakesAreReportedAtOnce() {
    var mistakes =
        mistakes(
            """
            apiVersion: tocsin.dev/v2
            kind: Runbook
            metadata: {id: Restart Guest, title: t}
            spec:
              inputs:
                hard: {type: boolean, default: perhaps}
                size: {type: enum}
              steps:
                - {id: a, type: guest.restart, with: {allowHard: "${{ inputs.nobody }}", speed: 3}}
                - {id: a, type: guest.explode}
                - {id: b, type: guest.status, timeout: soon, retry: 3}
            """);

    assertThat(mistakes)
        .extracting(ValidationError::field)
        .contains(
            "/apiVersion",
            "/metadata/id",
            "/spec/inputs/hard/default",
            "/spec/inputs/size/values",
            "/spec/target",
            "/spec/steps/0/with/allowHard",
            "/spec/steps/0/with/speed",
            "/spec/steps/1/id",
            "/spec/steps/1/type",
            "/spec/steps/2/timeout",
            "/spec/steps/2/retry");
  }

  @Test
  void embeddedReferenceIsRefused() {
    var mistakes =
        mistakes(GOOD.replace("target: ${{ inputs.guest }}", "target: lab/${{ inputs.guest }}"));

    assertThat(mistakes).extracting(ValidationError::field).containsExactly("/spec/target");
  }

  @ParameterizedTest
  @DisplayName("inputs are of the type they are taken for, and times leave time")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          target: ${{ inputs.guest }}    | target: ${{ inputs.hard }}     | /spec/target
          type: guestRef, required: true | type: guestRef                 | /spec/target
          type: guestRef, required: true | type: duration, required: true | /spec/target
          target: ${{ inputs.guest }}    | target: web-1                  | /spec/target
          type: boolean, default: false  | type: string                   | /spec/steps/1/with/allowHard
          type: boolean, default: false  | type: integer, default: 1      | /spec/steps/1/with/allowHard
          graceful: 120s                 | graceful: "${{ inputs.hard }}" | /spec/steps/1/with/graceful
          graceful: 120s                 | graceful: 0s                   | /spec/steps/1/with/graceful
          graceful: 120s                 | graceful: 7m                   | /spec/steps/1/with/graceful
          timeout: 20m                   | timeout: 0s                    | /spec/limits/timeout
          timeout: 20m                   | timeout: 7h                    | /spec/limits/timeout
          timeout: 20m                   | timeout: 5m                    | /spec/steps/1/timeout
          timeout: 6m                    | timeout: 0s                    | /spec/steps/1/timeout
          expiresAfter: 15m              | expiresAfter: 0s               | /spec/approval/expiresAfter
          """)
  void whatCannotWorkIsRefusedWhenItIsSaved(String good, String bad, String field) {
    assertThat(mistakes(GOOD.replace(good, bad)))
        .extracting(ValidationError::field)
        .contains(field);
  }

  @ParameterizedTest
  @DisplayName("what can name a guest, or wait, is accepted")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          type: guestRef, required: true | type: string, required: true
          type: guestRef, required: true | type: integer, default: 101
          target: ${{ inputs.guest }}    | target: lab/101
          cooldown: 1h30m                | cooldown: 0s
          """)
  void whatCanWorkIsAccepted(String good, String other) throws InvalidRunbookException {
    assertThat(read(GOOD.replace(good, other)).steps()).hasSize(2);
  }

  @Test
  @DisplayName("the reason of a refusal is a sentence and no form of ours")
  void reasonIsNoInternalForm() throws InvalidRunbookException {
    var runbook = read(GOOD);
    var refused =
        catchThrowableOfType(InvalidRunbookException.class, () -> runbook.inputs(Map.of()));

    assertThat(refused)
        .hasMessage("the inputs are invalid: /inputs/guest is required and was not given");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not: [closed",
        "just text",
        "a: 1\na: 2",
        "a: &a [x]\nb: !!java.net.URL [http://example.net]"
      })
  void unreadableTextIsRefused(String text) {
    assertThat(
            catchThrowableOfType(
                InvalidRunbookException.class,
                () -> reader.read(DocumentFormat.YAML.read(bytes(text)))))
        .isNotNull();
  }

  @Test
  @Tag("L-40")
  @DisplayName("size, depth and aliases are bounded")
  void documentsAreBounded() {
    var bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x,x]\n");
    for (char level = 'b'; level < 'j'; level++) {
      char before = (char) (level - 1);
      bomb.append(
          "%c: &%c [%s]\n"
              .formatted(
                  level, level, String.join(",", java.util.Collections.nCopies(10, "*" + before))));
    }
    for (var text :
        List.of(
            "a: " + "x".repeat(300_000),
            "a: " + "[".repeat(40) + "]".repeat(40),
            bomb.toString())) {
      assertThat(
              catchThrowableOfType(
                  InvalidRunbookException.class, () -> DocumentFormat.YAML.read(bytes(text))))
          .isNotNull();
    }
    assertThat(
            catchThrowableOfType(
                InvalidRunbookException.class,
                () ->
                    DocumentFormat.JSON.read(
                        bytes("{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}"))))
        .isNotNull();
  }

  @Test
  @Tag("B131")
  @DisplayName("an input that comes from a label is checked before it is used")
  void hostileInputIsRefused() throws InvalidRunbookException {
    var runbook = read(GOOD);

    for (var hostile :
        List.of("101; rm -rf /", "../../101", "${{ inputs.hard }}", "101\n102", "x".repeat(400))) {
      assertThat(
              catchThrowableOfType(
                  InvalidRunbookException.class, () -> runbook.inputs(Map.of("guest", hostile))))
          .isNotNull();
    }
    var missing =
        catchThrowableOfType(
            InvalidRunbookException.class, () -> runbook.inputs(Map.of("gast", "101")));
    assertThat(missing.mistakes())
        .extracting(ValidationError::field)
        .containsExactlyInAnyOrder("/inputs/gast", "/inputs/guest");
  }

  private Runbook read(String yaml) throws InvalidRunbookException {
    return reader.read(DocumentFormat.YAML.read(bytes(yaml)));
  }

  private List<ValidationError> mistakes(String yaml) {
    return catchThrowableOfType(InvalidRunbookException.class, () -> read(yaml)).mistakes();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
