package io.tocsin.runner.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPauseTest {
  @ParameterizedTest(name = "after {0} s in vain it waits {1} ms")
  @CsvSource({"0, 1000", "3, 1000", "8, 2000", "20, 5000", "40, 10000", "3600, 10000"})
  void growsWithTheOutage(long elapsedSeconds, long pauseMillis) {
    assertThat(Database.pauseAfter(Duration.ofSeconds(elapsedSeconds)))
        .isEqualTo(Duration.ofMillis(pauseMillis));
  }
}
