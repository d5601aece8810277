package io.tocsin.router.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.LabelSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What counts as resolved after a restart. */
class RestartGraceTest {
  private static final Instant RESTART = Instant.parse("2026-01-02T03:04:05Z");

  private final RestartGrace grace = RestartGrace.after(RESTART, Duration.ofMinutes(5));

  @Test
  @Tag("F24")
  @DisplayName("an end that passed while we were away resolves nothing")
  void missedEndDoesNotResolve() {
    var alert = heardAndEnding(-900, -660);

    assertThat(grace.statusOf(alert, RESTART.plusSeconds(299))).isEqualTo(AlertStatus.FIRING);
  }

  @Test
  @Tag("F24")
  @DisplayName("an alert that stays silent through the grace is resolved")
  void silenceAfterTheGraceResolves() {
    var alert = heardAndEnding(-900, -660);

    assertThat(grace.statusOf(alert, RESTART.plusSeconds(300))).isEqualTo(AlertStatus.RESOLVED);
  }

  @Test
  @Tag("L-20")
  @DisplayName("an end that the source itself reports counts at once")
  void explicitResolveCountsAtOnce() {
    var alert = heardAndEnding(10, 10);

    assertThat(grace.statusOf(alert, RESTART.plusSeconds(11))).isEqualTo(AlertStatus.RESOLVED);
  }

  @Test
  @Tag("L-20")
  @DisplayName("a resolve time-out longer than five minutes makes the grace longer")
  void graceIsAtLeastTheResolveTimeout() {
    assertThat(RestartGrace.after(RESTART, Duration.ofMinutes(20)).until())
        .isEqualTo(RESTART.plusSeconds(1200));
    assertThat(RestartGrace.after(RESTART, Duration.ofSeconds(3)).until())
        .isEqualTo(RESTART.plusSeconds(300));
  }

  private static Alert heardAndEnding(long heard, long end) {
    return new Alert(
        LabelSet.of("alertname", "A"),
        LabelSet.EMPTY,
        RESTART.minusSeconds(3600),
        RESTART.plusSeconds(end),
        false,
        "",
        RESTART.plusSeconds(heard),
        ZoneOffset.UTC);
  }
}
