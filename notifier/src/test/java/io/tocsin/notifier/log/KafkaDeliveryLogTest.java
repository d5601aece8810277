package io.tocsin.notifier.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.deliveries.DeliveryOutcome;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import io.tocsin.testkit.clock.ManualClock;
import io.tocsin.testkit.kafka.TestKafka;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("process")
class KafkaDeliveryLogTest {
  /** What 250 KB of control characters in group labels become: four characters each, then five. */
  private static final int LONG = 1_300_000;

  @Test
  void outcomeForAGroupWithLongLabelsIsRecorded() throws InterruptedException {
    var report = report("{}:{group=\"" + "x".repeat(LONG) + "\"}");
    var outcomes =
        new KafkaDeliveryLog(new HashMap<>(TestKafka.clientSettings()), InstantSource.system());
    try (var log = new TestingLog()) {
      outcomes.record(0, report);

      assertThat(log.deliveries()).extracting(DeliveryReported::id).contains(report.id());
    } finally {
      outcomes.close();
    }
  }

  private static DeliveryReported report(String groupKey) {
    return new DeliveryReported(
        DeliveryReported.SCHEMA_VERSION,
        UUID.randomUUID().toString(),
        ManualClock.START,
        new Destination("team", "webhook", 0),
        new GroupId("group"),
        new GroupKey(groupKey),
        "notification",
        1,
        DeliveryOutcome.SENT,
        1,
        Optional.empty(),
        "ok",
        Map.of());
  }
}
