package io.tocsin.router.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import io.tocsin.router.group.GroupAlerts;
import io.tocsin.router.route.Routing;
import io.tocsin.router.timeline.OneWebhook;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegroupTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final Regroup regroup =
      new Regroup(new Routing(OneWebhook.configuration(Duration.ZERO)).tree());

  /** Kafka refuses a record of more than 16 MiB, and the stream ends. */
  @Test
  void largeAlertsOfOneGroupTravelInRecordsThatKafkaTakes() {
    for (int i = 0; i < 100; i++) {
      add(i, 234_000);
    }

    assertThat(batches())
        .allSatisfy(
            group ->
                assertThat(group.alerts().entries().stream().mapToInt(AlertEntry::sizeBytes).sum())
                    .isLessThan(600_000));
    assertThat(batches().stream().mapToInt(group -> group.alerts().entries().size()).sum())
        .isEqualTo(100);
  }

  @Test
  void usualAlertsOfOneGroupTravelTogether() {
    for (int i = 0; i < 64; i++) {
      add(i, 300);
    }

    assertThat(batches()).hasSize(1);
  }

  private void add(int number, int bytes) {
    var alert =
        new Alert(
            LabelSet.of("alertname", "A", "i", String.valueOf(number)),
            LabelSet.of("text", "x".repeat(bytes)),
            NOW,
            NOW.plusSeconds(60),
            false,
            "",
            NOW,
            ZoneOffset.UTC);
    regroup.add(alert.labels(), AlertEntry.of(alert));
  }

  private List<GroupAlerts> batches() {
    var batches = new ArrayList<GroupAlerts>();
    regroup.forEach(NOW, (id, alerts) -> batches.add(alerts));
    return batches;
  }
}
