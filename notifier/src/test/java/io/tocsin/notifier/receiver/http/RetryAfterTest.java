package io.tocsin.notifier.receiver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-09-21T09:41:03Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30 | 30",
        "0 | 0",
        "Mon, 21 Sep 2026 09:42:03 GMT | 60",
        "Mon, 21 Sep 2026 09:40:03 GMT | 0"
      })
  void secondsOrADate(String header, long seconds) {
    assertThat(RetryAfter.parse(header, NOW)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @Tag("ACK-16")
  @DisplayName("garbage says nothing")
  @ValueSource(strings = {"", "soon", "-1", "1e9", "99999999999999999999"})
  void garbageSaysNothing(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isEmpty();
  }

  @Test
  void nobodySilencesUsForMoreThanAnHour() {
    assertThat(RetryAfter.parse("86400", NOW)).contains(Duration.ofHours(1));
  }
}
