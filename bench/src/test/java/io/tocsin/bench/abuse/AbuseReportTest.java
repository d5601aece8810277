package io.tocsin.bench.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AbuseReportTest {
  private static final long SECOND = 1_000_000_000L;
  private static final List<Long> FLAT = List.of(50L, 90L, 100L, 101L, 99L, 102L, 100L);

  @Test
  void keptPromisesAreNoFailure() {
    assertThat(report(true, List.of(alert(SECOND / 2, false)), FLAT).failures()).isEmpty();
  }

  @Test
  void deathLossDelayAndGrowthAreFailures() {
    var honest = List.of(alert(Long.MAX_VALUE, true), alert(2 * SECOND, false));

    assertThat(report(false, honest, List.of(50L, 90L, 100L, 150L, 200L, 250L)).failures())
        .satisfiesExactly(
            failure -> assertThat(failure).contains("ended by itself"),
            failure ->
                assertThat(failure).isEqualTo("accepted alerts were never delivered: 1, Honest-1"),
            failure ->
                assertThat(failure)
                    .endsWith("longer than a second outside kills and stalls: 1, Honest-1"),
            failure -> assertThat(failure).contains("heap"));
  }

  @Test
  void delayInAKillOrStallIsNoFailure() {
    assertThat(report(true, List.of(alert(20 * SECOND, true)), FLAT).failures()).isEmpty();
  }

  private static HonestAlert alert(long routeNanos, boolean disturbed) {
    return new HonestAlert("Honest-1", 0, routeNanos, disturbed);
  }

  private static AbuseReport report(boolean alive, List<HonestAlert> honest, List<Long> heap) {
    return new AbuseReport(alive, honest, heap, 1, 1);
  }
}
