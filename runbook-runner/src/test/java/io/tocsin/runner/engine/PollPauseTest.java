package io.tocsin.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollPauseTest {
  private final PollPause pause = new PollPause(Duration.ofMillis(500), Duration.ofSeconds(5));

  @ParameterizedTest
  @CsvSource({"0, 500", "1, 1000", "2, 2000", "3, 4000", "4, 5000", "1000000, 5000"})
  void pauseDoublesUpToItsLongestWhileNothingIsFound(int emptyPolls, long millis) {
    assertThat(pause.after(emptyPolls, Optional.empty())).hasMillis(millis);
  }

  @ParameterizedTest
  @CsvSource({"4, 3000, 3000", "4, 7000, 5000", "0, 20, 20", "0, 3000, 500"})
  void pauseEndsWhenSomethingIsDue(int emptyPolls, long dueMillis, long millis) {
    assertThat(pause.after(emptyPolls, Optional.of(Duration.ofMillis(dueMillis))))
        .hasMillis(millis);
  }

  @Test
  void firstPauseThatIsLongerThanTheLongestDoesNotCount() {
    var slow = new PollPause(Duration.ofHours(1), Duration.ofSeconds(5));

    assertThat(slow.after(0, Optional.empty())).hasSeconds(5);
    assertThat(slow.after(100, Optional.empty())).hasSeconds(5);
  }
}
