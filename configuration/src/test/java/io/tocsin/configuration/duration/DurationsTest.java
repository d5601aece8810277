package io.tocsin.configuration.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("17.1 the two kinds of durations")
class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "0,              PT0S",
    "0s,             PT0S",
    "5m,             PT5M",
    "300ms,          PT0.3S",
    "1h30m,          PT1H30M",
    "1m500ms,        PT1M0.5S",
    "1y2w3d4h5m6s7ms, PT9172H5M6.007S",
    "90s,            PT1M30S",
  })
  void prometheus(String text, Duration duration) {
    assertThat(PrometheusDuration.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"30", "1.5s", "-1s", "1m1h", "1s1s", "1h ", "m", "1", "1ns", "soon", ""})
  @DisplayName("B092 what Prometheus does not take")
  void notPrometheus(String text) {
    assertThatThrownBy(() -> PrometheusDuration.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("duration string");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999y", "293y", "99999999999999999999s", "9223372036854775807ms"})
  @DisplayName("B092 what would overflow")
  void overflow(String text) {
    assertThatThrownBy(() -> PrometheusDuration.parse(text))
        .hasMessage("duration out of range: \"" + text + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "0,      PT0S",
    "300ms,  PT0.3S",
    "1.5h,   PT1H30M",
    "2h45m,  PT2H45M",
    ".5s,    PT0.5S",
    "5.s,    PT5S",
    "+1s,    PT1S",
    "1m1h,   PT1H1M",
    "1us,    PT0.000001S",
    "1µs,    PT0.000001S",
    "0.3ns,  PT0S",
  })
  void go(String text, Duration duration) {
    assertThat(GoDuration.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1d", "5", "", "+", ".s", "1.2.3s", "s", "-1s", "3000000h", "1s ", "1e3s"})
  @DisplayName("B092 what Go does not take, and what is negative")
  void notGo(String text) {
    assertThatThrownBy(() -> GoDuration.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("duration");
  }
}
