package io.tocsin.model.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.matcher.MatcherParser;
import io.tocsin.model.matcher.Matchers;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SilenceTest {
  private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
  private static final Instant END = START.plusSeconds(60);

  @DisplayName("a silence is active from its start to its end, both included")
  @ParameterizedTest(name = "{0} ms after the start: {1}")
  @CsvSource({"-1,pending", "0,active", "60000,active", "60001,expired"})
  void stateFollowsFromTheClock(long millisAfterStart, String state) {
    var silence = silence("{a=\"1\"}", START, END);

    assertThat(silence.stateAt(START.plusMillis(millisAfterStart)).word()).isEqualTo(state);
  }

  @DisplayName("a silence that was ended before it began is over a moment later")
  @Test
  void emptySpan() {
    var silence = silence("{a=\"1\"}", START, START);

    assertThat(silence.stateAt(START)).isEqualTo(SilenceState.ACTIVE);
    assertThat(silence.stateAt(START.plusNanos(1))).isEqualTo(SilenceState.EXPIRED);
  }

  @DisplayName("a silence that every alert without labels would fall under is refused")
  @ParameterizedTest
  @ValueSource(strings = {"{a=\"\"}", "{a=~\".*\"}", "{a=\"\",b=~\"x|\"}"})
  void silencingEverythingIsRefused(String matchers) {
    assertThatThrownBy(() -> silence(matchers, START, END))
        .hasMessage("at least one matcher must not match the empty string");
  }

  @DisplayName("only = and =~ count as matching the empty string")
  @ParameterizedTest
  @ValueSource(strings = {"{a!=\"x\"}", "{a!~\"x\"}", "{a=\"\",b=\"1\"}"})
  void negationsAreFine(String matchers) {
    assertThatCode(() -> silence(matchers, START, END)).doesNotThrowAnyException();
  }

  @Test
  void matchersAreRequired() {
    assertThatThrownBy(() -> silence("{}", START, END)).hasMessage("at least one matcher required");
  }

  @Test
  void endIsNotBeforeTheStart() {
    assertThatThrownBy(() -> silence("{a=\"1\"}", END, START))
        .hasMessage("end time must not be before start time");
  }

  @Test
  void idIsRequired() {
    var matchers = matchers("{a=\"1\"}");

    assertThatThrownBy(() -> new Silence("", matchers, START, END, START, "", "", Map.of()))
        .hasMessage("ID missing");
  }

  private static Silence silence(String matchers, Instant startsAt, Instant endsAt) {
    return new Silence(
        "id", matchers(matchers), startsAt, endsAt, START, "ann", "reboot", Map.of());
  }

  private static Matchers matchers(String text) {
    return new MatcherParser(LabelSyntax.UTF8_STRICT).parseList(text);
  }
}
