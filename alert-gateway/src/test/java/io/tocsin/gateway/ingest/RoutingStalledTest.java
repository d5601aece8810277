package io.tocsin.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Times are seconds; the bound is 60 s. */
class RoutingStalledTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final RoutingStalled standstill = new RoutingStalled(Duration.ofSeconds(60));

  @Test
  void alertsThatAreRoutedInTimeAreNoAlert() {
    assertThat(look(60, 0)).isEmpty();
  }

  @Test
  void alertsThatAreNotRoutedAreAnAlertOnceAMinute() {
    assertThat(look(61, 0))
        .hasValueSatisfying(alert -> assertThat(alert.isResolvedAt(at(0))).isFalse());
    assertThat(look(90, 29)).isEmpty();
    assertThat(look(121, 60))
        .hasValueSatisfying(alert -> assertThat(alert.startsAt()).isEqualTo(at(0)));
  }

  @Test
  void itIsResolvedOnceWhenTheRouterGoesOn() {
    look(61, 0);

    assertThat(look(0, 30))
        .hasValueSatisfying(alert -> assertThat(alert.isResolvedAt(at(30))).isTrue());
    assertThat(look(0, 31)).isEmpty();
  }

  private Optional<Alert> look(int oldest, int second) {
    return standstill.look(Duration.ofSeconds(oldest), at(second));
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }
}
