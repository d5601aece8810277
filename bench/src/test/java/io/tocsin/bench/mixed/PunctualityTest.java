package io.tocsin.bench.mixed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PunctualityTest {

  @Test
  void newsThatNeverCameIsLostAndNewsThatTookTooLongIsLate() {
    var accepted = Map.of(1, 100L, 2, 100L, 3, 100L);
    var told = Map.of(1, 110L, 2, 111L, 4, 100L);

    assertThat(Punctuality.of(accepted, told, Duration.ofNanos(10)))
        .isEqualTo(new Punctuality(3, 1, 1));
  }

  @Test
  void newsMayBeToldBeforeItsRequestIsAnswered() {
    assertThat(Punctuality.of(Map.of(1, 100L), Map.of(1, 90L), Duration.ofNanos(10)))
        .isEqualTo(new Punctuality(1, 0, 0));
  }
}
