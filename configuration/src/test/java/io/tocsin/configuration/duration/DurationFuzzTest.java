package io.tocsin.configuration.duration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.testkit.fuzz.Fuzzing;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DurationFuzzTest {

  @Test
  @DisplayName("B092 any text is a duration from nothing to 292 years, or it is refused")
  void anyText() {
    Fuzzing.run(
        "durations.txt",
        text -> answer(text, PrometheusDuration::parse) + " / " + answer(text, GoDuration::parse));
  }

  private static String answer(String text, Function<String, Duration> reader) {
    try {
      assertThat(reader.apply(text)).isBetween(Duration.ZERO, PrometheusDuration.LONGEST);
      return "a duration";
    } catch (IllegalArgumentException refused) {
      return String.valueOf(refused.getMessage()).replace(text, "");
    }
  }
}
