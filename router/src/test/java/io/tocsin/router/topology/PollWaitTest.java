package io.tocsin.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollWaitTest {
  private static final Instant NOW = Instant.parse("2026-11-30T03:00:00Z");

  /** All in milliseconds; due and read are counted from now. */
  @ParameterizedTest(name = "{4}: due in {1}, read {2} ago, waits {3}")
  @CsvSource(
      textBlock =
          """
          200,     , 5000, 200, nothing to do
          200, 5000, 5000, 200, not longer than Kafka Streams asks for
          200,   50, 5000,  51, until the next group is due
          200,    0, 5000,  10, what is due and may not be told yet is no reason to spin
          200, -700, 5000,  10, nor is what was due long ago
          200,   50,  999,  10, where much comes in timers are looked at often
          200,    3,  999,   4, and a group is not kept waiting
          200,     , 1000, 200, quiet again after a second
            0,   50, 5000,   0, who does not want to wait does not
          """)
  void waits(long atMost, Long due, long readAgo, long expected, String why) {
    var actual =
        PollWait.of(
            Duration.ofMillis(atMost),
            Optional.ofNullable(due).map(NOW::plusMillis),
            NOW.minusMillis(readAgo),
            NOW);

    assertThat(actual).as(why).isEqualTo(Duration.ofMillis(expected));
  }
}
