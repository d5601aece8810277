package io.tocsin.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.LabelSet;
import io.tocsin.router.resolve.Reception;
import io.tocsin.router.resolve.ReceptionGaps;
import io.tocsin.router.resolve.RestartGrace;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ContactTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final ReceptionGaps gaps = new ReceptionGaps();
  private final Contact contact = new Contact(gaps);

  @Test
  void nothingIsMissedBeforeTheFirstContact() {
    contact.check(() -> false, START.plusSeconds(95));

    assertThat(statusAt(100)).isEqualTo(AlertStatus.RESOLVED);
  }

  @Test
  void whileContactIsLostNothingEndsInSilence() {
    contact.check(() -> true, START);
    contact.check(() -> false, START.plusSeconds(40));

    assertThat(statusAt(100)).isEqualTo(AlertStatus.FIRING);
  }

  @Test
  void itIsNotAskedWithEveryPoll() {
    contact.check(() -> true, START);
    contact.check(
        () -> {
          throw new AssertionError("asked after 0.9 s");
        },
        START.plusMillis(900));

    assertThat(statusAt(100)).isEqualTo(AlertStatus.RESOLVED);
  }

  /** Of an alert whose end passes at 60. */
  private AlertStatus statusAt(int second) {
    var now = START.plusSeconds(second);
    var grace =
        new Reception(gaps, now)
            .grace(RestartGrace.NONE, gap -> RestartGrace.after(gap, Duration.ofMinutes(5)), now);
    return grace.statusOf(
        new Alert(
            LabelSet.of("alertname", "A"),
            LabelSet.EMPTY,
            START,
            START.plusSeconds(60),
            false,
            "",
            START,
            ZoneOffset.UTC),
        now);
  }
}
