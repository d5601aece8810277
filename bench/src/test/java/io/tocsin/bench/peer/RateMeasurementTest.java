package io.tocsin.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RateMeasurementTest {

  @Test
  @DisplayName("who accepts fast but routes late has the late seconds counted")
  void countsTheTimeBehind() {
    var outcome = new Load.Outcome(100_000, 64, 10_000_000_000L);

    assertThat(RateMeasurement.figures("", outcome, 10_000_000_000L))
        .contains(
            new Figure("accepted alerts/s", 10_000),
            new Figure("routed alerts/s", 5_000),
            new Figure("behind at the end, ms", 10_000),
            new Figure("rejected alerts", 64));
  }
}
