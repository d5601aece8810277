package io.tocsin.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TurnedAwayTest {
  private static final Instant NOW = Instant.parse("2026-11-30T03:00:00Z");

  private final TurnedAway turnedAway = new TurnedAway();

  @Test
  void saysTheFirstAtOnceAndTheOthersOnceAMinute() {
    assertThat(turnedAway.add(64, NOW)).hasValue(64);
    assertThat(turnedAway.add(3, NOW)).isEmpty();
    assertThat(turnedAway.add(4, NOW.plus(Duration.ofSeconds(59)))).isEmpty();
    assertThat(turnedAway.add(0, NOW.plus(Duration.ofSeconds(60)))).hasValue(7);
    assertThat(turnedAway.add(0, NOW.plus(Duration.ofSeconds(120)))).isEmpty();
  }

  @Test
  void saysNothingWhereAllAreStored() {
    assertThat(turnedAway.add(0, NOW)).isEmpty();
  }
}
