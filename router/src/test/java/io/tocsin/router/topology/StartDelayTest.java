package io.tocsin.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StartDelayTest {
  private static final Instant READY = Instant.parse("2026-11-30T03:00:00Z");

  @Test
  void countsFromTheFirstReadiness() {
    var delay = new StartDelay(Duration.ofSeconds(4));
    assertThat(delay.get()).isEqualTo(Instant.MAX);

    delay.begin(READY);
    delay.begin(READY.plusSeconds(60));

    assertThat(delay.get()).isEqualTo(READY.plusSeconds(4));
  }

  @Test
  void noneIsOverFromTheBeginning() {
    assertThat(new StartDelay(Duration.ZERO).get()).isBefore(READY);
  }
}
