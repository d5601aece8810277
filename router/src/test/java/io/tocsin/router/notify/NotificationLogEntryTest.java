package io.tocsin.router.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotificationLogEntryTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final NotifiedAlert UNSENT = resolved("unsent");
  private static final NotifiedAlert FIRES_AGAIN = resolved("fires again");
  private static final Fingerprint TOLD = LabelSet.of("alertname", "told").fingerprint();

  private final NotificationLogEntry entry =
      new NotificationLogEntry(
          NOW,
          Set.of(FIRES_AGAIN.fingerprint()),
          Set.of(TOLD),
          NOW.plus(Duration.ofHours(1)),
          NotificationLogEntry.Outgoing.NOTHING,
          List.of(new UnsentAlert(UNSENT, NOW, 1), new UnsentAlert(FIRES_AGAIN, NOW, 1)));

  @Test
  void anAlertIsReportedAsResolvedIfItIsOneOfAllThatAre() {
    assertThat(entry.reportedResolved()).containsExactlyInAnyOrder(TOLD, UNSENT.fingerprint());
    assertThat(entry.reportsResolved(TOLD)).isTrue();
    assertThat(entry.reportsResolved(UNSENT.fingerprint())).isTrue();
    assertThat(entry.reportsResolved(FIRES_AGAIN.fingerprint())).isFalse();
    assertThat(entry.reportsResolved(new Fingerprint(1))).isFalse();
  }

  @Test
  void unsentAlertsAreSeenWithoutCollectingThem() {
    assertThat(entry.hasUnsent()).isTrue();
    assertThat(entry.confirmed(NOW).hasUnsent()).isFalse();
  }

  private static NotifiedAlert resolved(String name) {
    var labels = LabelSet.of("alertname", name);
    return new NotifiedAlert(
        AlertStatus.RESOLVED,
        labels,
        LabelSet.EMPTY,
        NOW.minusSeconds(60),
        Optional.of(NOW),
        "",
        labels.fingerprint(),
        ZoneOffset.UTC);
  }
}
