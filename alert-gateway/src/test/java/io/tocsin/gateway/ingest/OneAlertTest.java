package io.tocsin.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.gateway.ingest.body.AlertBody;
import io.tocsin.gateway.ingest.rule.Normalisation;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.label.LabelSyntax;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken and what is refused of one alert; the good one beside it is stored either way. */
class OneAlertTest {
  private static final String GOOD = "{\"labels\":{\"alertname\":\"Good\"}}";

  private final Posting posting = new Posting();

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "B027 | {\"annotations\":{}}                                | 1.labels in body is required",
        "B027 | {\"labels\":null}                                   | 1.labels in body is required",
        "B028 | {\"labels\":{}}                                     | alerts[1]: at least one label"
            + " pair required",
        "B028 | {\"labels\":{\"a\":\"\",\"b\":null}}                | alerts[1]: at least one label"
            + " pair required",
        "B032 | {\"labels\":{\"\":\"x\"}}                           | alerts[1]: invalid label set:"
            + " invalid name \"\"",
        "B033 | {\"labels\":{\"a\":1}}                              | alerts[1]: labels must have"
            + " strings as values, but \"a\" is a number",
        "B033 | {\"labels\":{\"a\":true}}                           | alerts[1]: labels must have"
            + " strings as values, but \"a\" is a boolean",
        "B033 | {\"labels\":{\"a\":{\"b\":[1]}}}                    | alerts[1]: labels must have"
            + " strings as values, but \"a\" is an object",
        "B033 | {\"labels\":[\"a\"]}                                | alerts[1]: labels must be an"
            + " object, not an array",
        "B033 | {\"labels\":{\"a\":\"b\"},\"annotations\":{\"s\":1}}| alerts[1]: annotations must"
            + " have strings as values, but \"s\" is a number",
        "B043 | {\"labels\":{\"a\":1e999999}}                       | alerts[1]: labels must have"
            + " strings as values, but \"a\" is a number",
        "B049 | {\"labels\":{\"a\":\"b\"},\"startsAt\":\"noon\"}    | alerts[1]: startsAt is"
            + " \"noon\", which is not a time such as 2006-01-02T15:04:05Z",
        "B049 | {\"labels\":{\"a\":\"b\"},\"endsAt\":12}            | alerts[1]: endsAt must be a"
            + " string, not a number",
        "B054 | {\"labels\":{\"a\":\"b\"},\"startsAt\":\"2026-11-24T09:59:60Z\"} | alerts[1]:"
            + " startsAt is \"2026-11-24T09:59:60Z\", which is not a time such as"
            + " 2006-01-02T15:04:05Z",
        "B050 |"
            + " {\"labels\":{\"a\":\"b\"},\"startsAt\":\"2026-11-24T10:00:00Z\",\"endsAt\":\"2026-11-24T09:00:00Z\"}"
            + " | alerts[1]: start time must be before end time",
        "B056 | {\"labels\":{\"a\":\"b\"},\"generatorURL\":\"::::\"} | 1.generatorURL in body must"
            + " be of type uri: \"::::\"",
        "B056 | {\"labels\":{\"a\":\"b\"},\"generatorURL\":\"some text\"} | 1.generatorURL in body"
            + " must be of type uri: \"some text\"",
        "B035 | null                                                | alerts[1]: an alert must be"
            + " an object, not null",
        "B035 | [1,[2]]                                             | alerts[1]: an alert must be"
            + " an object, not an array",
      })
  @Tag("B027")
  @Tag("B028")
  @Tag("B032")
  @Tag("B033")
  @Tag("B035")
  @Tag("B043")
  @Tag("B049")
  @Tag("B050")
  @Tag("B054")
  @Tag("B056")
  void badOneIsNamedAndTheOthersAreStored(String id, String bad, String message) {
    var result = posting.post("[" + GOOD + "," + bad + "," + GOOD.replace("Good", "Too") + "]");

    assertThat(Posting.rejection(result)).isEqualTo(message);
    assertThat(posting.log.alerts())
        .extracting(alert -> alert.name())
        .containsExactlyInAnyOrder("Good", "Too");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "B029 | {\"labels\":{\"job\":\"x\"}}                             | {job=\"x\"}",
        "B030 | {\"labels\":{\"1foo\":\"x\"}}                            | {1foo=\"x\"}",
        "B031 | {\"labels\":{\"ünï\":\"x\"}}                             | {ünï=\"x\"}",
        "B034 | {\"labels\":{\"a\":\"b\",\"c\":null}}                    | {a=\"b\"}",
        "B036 | {\"labels\":{\"a\":\"first\",\"a\":\"last\"}}            | {a=\"last\"}",
        "B038 | {\"labels\":{\"a\":\"x\\ud800y\"}}                       | {a=\"x\uFFFDy\"}",
        "B038 | {\"labels\":{\"a\":\"\\ud83d\\ude00\"}}                  | {a=\"\uD83D\uDE00\"}",
        "B039 | {\"labels\":{\"a\":\"x\\u0000y\"}}                       | {a=\"x\u2400y\"}",
        "B039 | {\"labels\":{\"a\\u0000b\":\"x\"}}                | {a\u2400b=\"x\"}",
        "B041 | {\"labels\":{\"\u0430lertname\":\"x\"}}                  | {\u0430lertname=\"x\"}",
        "B057 | {\"labels\":{\"a\":\"b\"},\"new\":{\"deep\":[1,{\"x\":2}]}} | {a=\"b\"}",
        "B058 |"
            + " {\"labels\":{\"a\":\"b\"},\"status\":{\"state\":\"x\"},\"fingerprint\":7,\"receivers\":[{\"name\":\"y\"}]}"
            + " | {a=\"b\"}",
        "B059 | {\"labels\":{\"a\":\"b\",\"__tocsin_owner\":\"me\"}}     | {a=\"b\"}",
        "4.1-1| {\"labels\":{\"a\":\"b\",\"empty\":\"\"}}                | {a=\"b\"}",
      })
  @Tag("B029")
  @Tag("B030")
  @Tag("B031")
  @Tag("B034")
  @Tag("B036")
  @Tag("B038")
  @Tag("B039")
  @Tag("B041")
  @Tag("B057")
  @Tag("B058")
  @Tag("B059")
  void oddOneIsTaken(String id, String alert, String labels) {
    assertThat(posting.stored("[" + alert + "]").labels()).hasToString(labels);
  }

  @Tag("B030")
  @Tag("B031")
  @Tag("AM-2.1")
  @ParameterizedTest(name = "{0} reads {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "FALLBACK    | {\"labels\":{\"1foo\":\"x\"}} |",
        "FALLBACK    | {\"labels\":{\"foo🙂\":\"x\"}} |",
        "UTF8_STRICT | {\"labels\":{\"foo🙂\":\"x\"}} |",
        "UTF8_STRICT | {\"labels\":{\"\":\"x\"}} | alerts[0]: invalid label set: invalid name \"\"",
        "CLASSIC     | {\"labels\":{\"_foo1\":\"ünï\"},\"annotations\":{\"a_1\":\"ünï\"}} |",
        "CLASSIC     | {\"labels\":{\"1foo\":\"x\"}} | alerts[0]: invalid label set: invalid name"
            + " \"1foo\"",
        "CLASSIC     | {\"labels\":{\"ünï\":\"x\"}} | alerts[0]: invalid label set: invalid name"
            + " \"ünï\"",
        "CLASSIC     | {\"labels\":{\"a.b\":\"x\"}} | alerts[0]: invalid label set: invalid name"
            + " \"a.b\"",
        "CLASSIC     | {\"labels\":{\"a\":\"b\"},\"annotations\":{\"run book\":\"x\"}} | alerts[0]:"
            + " invalid annotations: invalid name \"run book\"",
        "CLASSIC     | {\"labels\":{\"a\":\"b\",\"a.b\":\"\"}} |",
      })
  void namesByMode(LabelSyntax syntax, String alert, String rejection) {
    var posting = new Posting(syntax);

    var result = posting.post("[" + alert + "]");

    assertThat(Posting.rejection(result)).isEqualTo(rejection == null ? "" : rejection);
    assertThat(posting.log.alerts()).hasSize(rejection == null ? 1 : 0);
  }

  @Test
  @DisplayName("B040 what only looks strange is taken as it is")
  void strangeLookingValue() {
    var value = "\u202egnp.exe\u2066\u200b" + "e\u0301".repeat(1000);

    var alert = posting.stored("[{\"labels\":{\"a\":\"" + value + "\"}}]");

    assertThat(alert.labels().valueOrEmpty("a")).isEqualTo(value);
  }

  @Test
  @DisplayName("B036 duplicate members are counted")
  void duplicateMembersAreCounted() {
    var received =
        AlertBody.read(
            "[{\"labels\":{\"a\":\"1\",\"a\":\"2\"}}]".getBytes(StandardCharsets.UTF_8),
            new Posting.ArrayOfAlerts(),
            10,
            Posting.NOW);

    assertThat(received.duplicateMembers()).isEqualTo(1);
  }

  @Test
  @DisplayName("B037 each broken byte becomes one replacement character, as in Go")
  void brokenUtf8() {
    var body = "[{\"labels\":{\"a\":\"x??y\"}}]".getBytes(StandardCharsets.ISO_8859_1);
    int at = new String(body, StandardCharsets.ISO_8859_1).indexOf('?');
    // The beginning of a character of three bytes, without its end.
    body[at] = (byte) 0xE2;
    body[at + 1] = (byte) 0x82;

    posting.post(body);

    assertThat(posting.log.alerts().getFirst().labels().valueOrEmpty("a"))
        .isEqualTo("x\uFFFD\uFFFDy");
  }

  @Test
  @DisplayName("B044, L-09 a label value that is too long")
  void longLabelValue() {
    var fits = posting.post(alertWith("a", "v".repeat(8 * 1024)));
    var tooLong = posting.post(alertWith("a", "v".repeat(8 * 1024 + 1)));

    assertThat(fits.rejections()).isEmpty();
    assertThat(Posting.rejection(tooLong)).contains("the value of \"a\" has 8193 bytes");
  }

  @Test
  @DisplayName("B032, L-08 a label name that is too long, measured in bytes")
  void longLabelName() {
    var result = posting.post(alertWith("ü".repeat(513), "v"));

    assertThat(Posting.rejection(result)).contains("has 1026 bytes, at most 1024");
  }

  @Test
  @DisplayName("B046, L-07 more labels than allowed")
  void manyLabels() {
    var two = new Posting(new ExplicitLimits(10, 2, 64, 1000));

    assertThat(two.post("[{\"labels\":{\"a\":\"1\",\"b\":\"2\",\"c\":\"\"}}]").rejections())
        .isEmpty();
    assertThat(Posting.rejection(two.post("[{\"labels\":{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"}}]")))
        .isEqualTo("alerts[0]: it has 3 labels, at most 2 are allowed");
  }

  @Test
  @DisplayName("B045, L-10 a long annotation is cut and says so")
  void longAnnotation() {
    var alert = posting.stored(annotated("\"s\":\"" + "é".repeat(40_000) + "\""));

    assertThat(alert.annotations().valueOrEmpty("s"))
        .isEqualTo("é".repeat(32 * 1024) + "… (truncated, 80000 bytes)");
  }

  @Test
  @DisplayName("L-07 annotations beyond the limit are left out, with a mark")
  void manyAnnotations() {
    var one = new Posting(new ExplicitLimits(10, 128, 1, 1000));

    var alert = one.stored(annotated("\"a\":\"1\",\"b\":\"2\",\"c\":\"3\""));

    assertThat(alert.annotations())
        .isEqualTo(LabelSet.of("a", "1", "__tocsin_annotations_cut", "2 of 3 are left out"));
  }

  @Test
  @DisplayName("L-06 annotations give way first, then the alert is refused")
  void largeAlert() {
    var small = new Posting(new ExplicitLimits(10, 128, 64, 50));

    var alert = small.stored(annotated("\"s\":\"" + "x".repeat(100) + "\""));
    var refused = small.post(alertWith("a", "x".repeat(60)));

    assertThat(alert.annotations().valueOrEmpty("s")).startsWith("xxx").endsWith("100 bytes)");
    assertThat(Posting.rejection(refused)).contains("take 61 bytes, at most 50 are allowed");
  }

  @Tag("B055")
  @ParameterizedTest(name = "{0} is text to show")
  @CsvSource({"javascript:alert(1)", "'data:text/html,x'", "/graph?g0=1", "http://p:9090/é"})
  void generatorUrlIsKeptAsWritten(String url) {
    var alert =
        posting.stored("[{\"labels\":{\"a\":\"b\"},\"generatorURL\":\"%s\"}]".formatted(url));

    assertThat(alert.generatorUrl()).isEqualTo(url);
  }

  @Test
  @DisplayName("B059 a source cannot set the annotations that are ours")
  void reservedAnnotations() {
    var result = posting.post(annotated("\"__tocsin_clock_ahead\":\"lie\",\"s\":\"t\""));

    assertThat(posting.log.alerts().getFirst().annotations()).isEqualTo(LabelSet.of("s", "t"));
    assertThat(result.marks()).containsEntry(Normalisation.RESERVED_NAME, 1);
  }

  @Test
  @DisplayName("what is echoed is short and harmless")
  void echoesLittle() {
    var result =
        posting.post(
            "[{\"labels\":{\"a\":\"b\"},\"startsAt\":\"\\u001b[31m\\n" + "x".repeat(5000) + "\"}]");

    assertThat(Posting.rejection(result))
        .hasSizeLessThan(300)
        .contains("\"·[31m·xxx")
        .doesNotContain("\u001b", "\n");
  }

  @Test
  @DisplayName("P1 a lease is not cut: the assumed life is ours, not the source's")
  void assumedLife() {
    var alert = posting.stored("[{\"labels\":{\"a\":\"b\"}}]");

    assertThat(Duration.between(Posting.NOW, alert.endsAt())).isEqualTo(Posting.RESOLVE_TIMEOUT);
    assertThat(alert.endIsAssumed()).isTrue();
  }

  private static String alertWith(String name, String value) {
    return "[{\"labels\":{\"%s\":\"%s\"}}]".formatted(name, value);
  }

  private static String annotated(String annotations) {
    return "[{\"labels\":{\"a\":\"b\"},\"annotations\":{%s}}]".formatted(annotations);
  }
}
