package io.tocsin.gateway.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.ConfigurationReader;
import io.tocsin.configuration.InvalidConfigurationException;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.NotificationReason;
import io.tocsin.testkit.clock.ManualClock;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who is told when a receiver is tried out, and what. */
class TestNotificationsTest {
  private static final UUID TEST = new UUID(1, 2);
  private static final String YAML =
      """
      route: {receiver: ops}
      receivers:
        - name: ops
          webhook_configs: [{url: 'http://one.example.org/'}, {url: 'http://two.example.org/'}]
          slack_configs: [{api_url: 'http://slack.example.org/', channel: '#ops'}]
          runbook_configs: [{runbook: restart-guest}]
        - name: machines
          runbook_configs: [{runbook: restart-guest}]
        - name: nobody
      """;

  private final MemoryTestMessages log = new MemoryTestMessages();
  private final ManualClock clock = new ManualClock();
  private final TestNotifications notifications =
      new TestNotifications(configuration(), log, clock);

  @Test
  @DisplayName("every integration of the receiver gets one message, and no runbook runs")
  void eachDestinationOnce() {
    var trial = notifications.of("ops", TEST);

    assertThat(trial).isEqualTo(new TestNotificationResult.Stored("ops", log.written()));
    assertThat(log.written())
        .extracting(GroupNotification::destination)
        .containsExactlyInAnyOrder(
            new Destination("ops", "webhook", 0),
            new Destination("ops", "webhook", 1),
            new Destination("ops", "slack", 0));
    assertThat(log.written()).extracting(GroupNotification::id).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("the message says that it is a test, of which receiver, and that nothing is wrong")
  void message() {
    notifications.of("ops", TEST);

    var message = log.written().getFirst();
    var alert = message.alerts().getFirst();

    assertThat(alert.labels()).isEqualTo(LabelSet.of("alertname", "TocsinTest", "receiver", "ops"));
    assertThat(alert.annotations())
        .isEqualTo(
            LabelSet.of(
                "summary", "Test notification from Tocsin for receiver ops. Nothing is wrong."));
    assertThat(alert.fingerprint()).isEqualTo(alert.labels().fingerprint());
    assertThat(alert.startsAt()).isEqualTo(ManualClock.START);
    assertThat(message.status()).isEqualTo(AlertStatus.FIRING);
    assertThat(message.reason()).isEqualTo(NotificationReason.FIRST_NOTIFICATION);
    assertThat(message.at()).isEqualTo(ManualClock.START);
    assertThat(message.groupKey().value())
        .isEqualTo("test/ops/%s:{alertname=\"TocsinTest\", receiver=\"ops\"}".formatted(TEST));
  }

  @Test
  @DisplayName(
      "the same try again makes the same messages, which the notifier knows; another, others")
  void sameTry() {
    notifications.of("ops", TEST);
    notifications.of("ops", TEST);
    notifications.of("ops", new UUID(3, 4));

    assertThat(log.written().stream().map(GroupNotification::id).distinct()).hasSize(6);
    assertThat(log.written().stream().map(GroupNotification::groupId).distinct()).hasSize(2);
  }

  @Test
  @DisplayName("a receiver without integrations is an error")
  void nobody() {
    assertThat(notifications.of("machines", TEST))
        .isEqualTo(new TestNotificationResult.NoIntegration("machines"));
    assertThat(notifications.of("nobody", TEST))
        .isEqualTo(new TestNotificationResult.NoIntegration("nobody"));
    assertThat(notifications.of("Ops", TEST)).isEqualTo(new TestNotificationResult.Unknown("Ops"));
    assertThat(log.written()).isEmpty();
  }

  private static ActiveConfiguration configuration() {
    try {
      var configuration = ConfigurationReader.read(YAML, Path.of("/nowhere"));
      return new ActiveConfiguration(() -> configuration);
    } catch (InvalidConfigurationException e) {
      throw new AssertionError(e);
    }
  }
}
