package io.tocsin.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.deliveries.DeliveryOutcome;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import io.tocsin.notifier.receiver.ProviderAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryLineTest {
  private static final ProviderAnswer ANSWER = new ProviderAnswer.Gone("channel_not_found");
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "SENT,       INFO,  notification sent",
    "NOT_WANTED, DEBUG, notification skipped",
    "RETRY,      WARN,  'notification failed, trying again'",
    "PARKED,     ERROR, 'notification failed, destination parked'",
    "DEAD,       ERROR, notification failed permanently"
  })
  void eachOutcomeIsALine(DeliveryOutcome outcome, Level level, String event) {
    assertThat(DeliveryLine.level(ANSWER, outcome(outcome, false))).isEqualTo(level);
    assertThat(DeliveryLine.of(ANSWER, outcome(outcome, false)).event()).isEqualTo(event);
  }

  @Test
  void whoAndWhatAreFields() {
    assertThat(DeliveryLine.of(ANSWER, outcome(DeliveryOutcome.RETRY, false)).fields())
        .containsEntry("receiver", "team x")
        .containsEntry("integration", "slack")
        .containsEntry("attempt", "3")
        .containsEntry("retry_at", "2026-11-24T10:00:00Z")
        .containsEntry("answer", "channel_not_found");
  }

  @Test
  void waitForSomethingNewerIsNoFailure() {
    var wait =
        new ProviderAnswer.MayBeOutdated("an alert may have been resolved", Duration.ofSeconds(5));

    assertThat(DeliveryLine.level(wait, outcome(DeliveryOutcome.RETRY, false)))
        .isEqualTo(Level.DEBUG);
    assertThat(DeliveryLine.of(wait, outcome(DeliveryOutcome.RETRY, false)).event())
        .doesNotContain("failed");
  }

  @Test
  void parkedDestinationIsNotSaidAtEachTry() {
    assertThat(DeliveryLine.level(ANSWER, outcome(DeliveryOutcome.PARKED, true)))
        .isEqualTo(Level.DEBUG);
  }

  private static AttemptOutcome outcome(DeliveryOutcome outcome, boolean stillParked) {
    var report =
        new DeliveryReported(
            DeliveryReported.SCHEMA_VERSION,
            "id",
            NOW,
            new Destination("team x", "slack", 0),
            new GroupId("0"),
            new GroupKey("{}:{}"),
            "notification",
            1,
            outcome,
            3,
            Optional.of(NOW),
            "channel_not_found",
            Map.of());
    return new AttemptOutcome(0, new DeliveryState.Pending(NOW), report, false, stillParked);
  }
}
