package io.tocsin.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
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
    assertThat(look(110, 49)).isEmpty();
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

  @Test
  @Tag("F23")
  @DisplayName("alerts that waited while the process was paused are no alert, unless they wait on")
  void pauseIsNoStall() {
    look(0, 0);

    assertThat(look(200, 200)).isEmpty();
    assertThat(look(230, 230)).isEmpty();
    assertThat(look(255, 255)).isEmpty();
    assertThat(look(261, 261)).isPresent();
  }

  @Test
  @DisplayName("a stall that was known before a pause is not resolved by it")
  void pauseResolvesNothing() {
    look(61, 0);

    assertThat(look(261, 200))
        .hasValueSatisfying(alert -> assertThat(alert.isResolvedAt(at(200))).isFalse());
  }

  private Optional<Alert> look(int oldest, int second) {
    return standstill.look(Duration.ofSeconds(oldest), at(second));
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }
}
