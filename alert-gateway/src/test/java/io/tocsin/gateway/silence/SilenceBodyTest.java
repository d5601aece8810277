package io.tocsin.gateway.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.gateway.call.CallRejected;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.matcher.MatchOperator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The body of POST /silences. */
class SilenceBodyTest {
  private static final String COMPLETE =
      """
      {"matchers":[{"name":"a","value":"1","isRegex":false},
                   {"name":"b","value":"x|y","isRegex":true,"isEqual":false,"more":[{}]}],
       "startsAt":"2026-09-21","endsAt":"2026-09-21 10:00:00+02:00",
       "createdBy":"","comment":"disk \\ud800 swap","annotations":{"ticket":"7","none":null},"x":1}
      """;

  @Test
  @Tag("AM-19.1")
  @Tag("AM-19.2")
  @DisplayName("all members, times in every form, unknown members ignored")
  void complete() {
    var posted = read(COMPLETE);

    assertThat(posted.id()).isEmpty();
    assertThat(posted.matchers())
        .containsExactly(
            new PostedMatcher("a", MatchOperator.EQUAL, "1", LabelSyntax.FALLBACK),
            new PostedMatcher("b", MatchOperator.NOT_REGEX, "x|y", LabelSyntax.FALLBACK));
    assertThat(posted.startsAt().instant()).isEqualTo(Instant.parse("2026-09-21T00:00:00Z"));
    assertThat(posted.endsAt().instant()).isEqualTo(Instant.parse("2026-09-21T08:00:00Z"));
    assertThat(posted.createdBy()).isEmpty();
    assertThat(posted.comment()).isEqualTo("disk \ufffd swap");
    assertThat(posted.annotations()).containsEntry("ticket", "7").containsEntry("none", "");
  }

  @ParameterizedTest(name = "{0} gets: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        " | silence in body is required",
        "null | comment in body is required",
        "{} | comment in body is required",
        "{\"comment\":\"\"} | createdBy in body is required",
        "{\"comment\":\"\",\"createdBy\":null} | createdBy in body is required",
        "{\"comment\":\"\",\"createdBy\":\"\"} | endsAt in body is required",
        "{\"comment\":\"\",\"createdBy\":\"\",\"endsAt\":\"2030-01-01\"} | matchers in body is required",
        "{\"comment\":\"\",\"createdBy\":\"\",\"endsAt\":\"2030-01-01\",\"matchers\":[]} | matchers in body should have at least 1 items",
        "{\"comment\":\"\",\"createdBy\":\"\",\"endsAt\":\"2030-01-01\",\"matchers\":[{}]} | matchers.0.isRegex in body is required",
        "{\"comment\":\"\",\"createdBy\":\"\",\"endsAt\":\"2030-01-01\",\"matchers\":[{\"isRegex\":false}]} | matchers.0.name in body is required",
        "{\"comment\":\"\",\"createdBy\":\"\",\"endsAt\":\"2030-01-01\",\"matchers\":[{\"isRegex\":false,\"name\":\"a\",\"value\":\"b\"}]} | startsAt in body is required",
      })
  void incomplete(String body, String message) {
    assertThatThrownBy(() -> read(body == null ? "" : body))
        .isInstanceOf(CallRejected.class)
        .hasMessage(message);
  }

  @ParameterizedTest(name = "{0} is not readable: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{ | it is not complete, well-formed JSON, line 1, column 2: expected a name in double quotes",
        "{\"comment\" 5} | line 1, column 12: expected a name in double quotes, a colon",
        "[] | silence must be an object, not array",
        "{\"comment\":5} | comment must be a string, not number",
        "{\"endsAt\":\"soon\"} | endsAt is \"soon\", which is not a time",
        "{\"matchers\":{}} | matchers must be an array, not object",
        "{\"annotations\":{\"a\":1}} | annotations.a must be a string, not number",
      })
  void unreadable(String body, String reason) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(CallRejected.class)
        .hasMessageStartingWith("parsing silence body from \"\" failed, because ")
        .hasMessageContaining(reason);
  }

  @Test
  @Tag("L-05")
  @DisplayName("JSON that is nested deeper than 64 is not read")
  void nestedTooDeeply() {
    var deep = "{\"x\":" + "[".repeat(80) + "]".repeat(80) + "}";

    assertThatThrownBy(() -> read(deep))
        .isInstanceOf(CallRejected.class)
        .hasMessageContaining("it nests deeper than 64 levels")
        .message()
        .doesNotContain("StreamReadConstraints", "()", "`");
  }

  @Test
  @Tag("B037")
  @DisplayName("each broken byte becomes one replacement character, as in Go")
  void brokenBytesAreRepaired() {
    var body =
        COMPLETE.replace("disk \\ud800 swap", "caf\u00e9").getBytes(StandardCharsets.ISO_8859_1);

    var posted = SilenceBody.read(body, LabelSyntax.FALLBACK);

    assertThat(posted.comment()).isEqualTo("caf\ufffd");
  }

  @Test
  void whatIsRepeatedIsCut() {
    var name = "x".repeat(1_000);

    assertThatThrownBy(() -> read("{\"annotations\":{\"" + name + "\":1}}"))
        .message()
        .endsWith("… must be a string, not number")
        .hasSizeLessThan(300);
  }

  private static PostedSilence read(String body) {
    return SilenceBody.read(body.getBytes(StandardCharsets.UTF_8), LabelSyntax.FALLBACK);
  }
}
