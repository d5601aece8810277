package io.tocsin.events.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Times are seconds. */
class RoutingLagTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final RoutingLag unrouted = new RoutingLag();

  @Test
  void nothingIsOldWhileEverythingIsRead() {
    look(0, Map.of(0, 5L, 1, 0L), Map.of(0, 5L));

    assertThat(oldest(100)).isZero();
  }

  @Test
  void ageCountsFromTheFirstLookThatIsNotRead() {
    look(0, Map.of(0, 5L), Map.of(0, 4L));
    look(2, Map.of(0, 9L), Map.of(0, 4L));

    assertThat(oldest(30)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void routerThatGoesOnIsOnlyAsLateAsWhatItHasNotRead() {
    look(0, Map.of(0, 5L), Map.of(0, 4L));
    look(2, Map.of(0, 9L), Map.of(0, 4L));
    look(4, Map.of(0, 9L), Map.of(0, 5L));

    assertThat(oldest(4)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void onePartitionThatStandsStillIsEnough() {
    look(0, Map.of(0, 5L, 1, 5L), Map.of(0, 4L, 1, 5L));
    look(60, Map.of(0, 5L, 1, 99L), Map.of(0, 4L, 1, 99L));

    assertThat(oldest(60)).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void everythingReadEndsIt() {
    look(0, Map.of(0, 5L), Map.of());
    look(2, Map.of(0, 5L), Map.of(0, 5L));

    assertThat(oldest(60)).isZero();
  }

  @Test
  void readerStandsStillWhenThereIsSomethingToReadAndItDoesNot() {
    look(0, Map.of(0, 5L), Map.of(0, 4L));
    look(30, Map.of(0, 9L), Map.of(0, 4L));

    assertThat(standstill(0, 40)).isEqualTo(Duration.ofSeconds(40));
    assertThat(standstill(1, 40)).isZero();
  }

  @Test
  void readerThatIsFarBehindButReadsDoesNotStandStill() {
    look(0, Map.of(0, 5000L), Map.of(0, 4L));
    look(30, Map.of(0, 9000L), Map.of(0, 400L));

    assertThat(standstill(0, 40)).isEqualTo(Duration.ofSeconds(10));
    assertThat(oldest(40)).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void idleReaderDoesNotStandStill() {
    look(0, Map.of(0, 5L), Map.of(0, 5L));
    look(3600, Map.of(0, 6L), Map.of(0, 5L));

    assertThat(standstill(0, 3600)).isZero();
  }

  private Duration standstill(int partition, int second) {
    return unrouted.standstill(List.of(partition), START.plusSeconds(second));
  }

  private void look(int second, Map<Integer, Long> ends, Map<Integer, Long> read) {
    unrouted.look(ends, read, START.plusSeconds(second));
  }

  private Duration oldest(int second) {
    return unrouted.oldest(START.plusSeconds(second));
  }
}
