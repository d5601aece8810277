package io.tocsin.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(500), 1.5, Duration.ofSeconds(60), wait -> wait);

  @ParameterizedTest
  @Tag("L-36")
  @DisplayName("waits grow and stop growing")
  @CsvSource({"1, 500", "2, 750", "3, 1125", "10, 19221", "13, 60000", "10000, 60000"})
  void waitGrowsUpToTheLongest(int failures, long millis) {
    assertThat(BACKOFF.after(failures)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"1, 250", "2, 375"})
  void jitterDecidesTheWaitItself(int failures, long millis) {
    var halved =
        new Backoff(Duration.ofMillis(500), 1.5, Duration.ofSeconds(60), w -> w.dividedBy(2));

    assertThat(halved.after(failures)).isEqualTo(Duration.ofMillis(millis));
  }
}
