package io.tocsin.notifier.meta;

import static io.tocsin.notifier.NotificationFixture.alert;
import static io.tocsin.notifier.NotificationFixture.firing;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.deliveries.DeliveryOutcome;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.testkit.clock.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetaAlertsTest {
  private static final Instant NOW = ManualClock.START;
  private static final Destination PAGER = new Destination("oncall", "pagerduty", 0);
  private static final Destination CHAT = new Destination("chat", "slack", 1);

  private final MetaAlerts metaAlerts = new MetaAlerts(Duration.ofMinutes(10));
  private final GroupNotification page = firing(PAGER, "DiskFull").build();

  @Test
  @Tag("F08")
  @DisplayName("a parked destination fires for three tries, and names who it is")
  void parkedDestinationFires() {
    var alert = only(about(page, DeliveryOutcome.PARKED));

    assertThat(alert.labels())
        .isEqualTo(
            LabelSet.of(
                "alertname",
                "TocsinDestinationParked",
                "severity",
                "critical",
                "receiver",
                "oncall",
                "integration",
                "pagerduty",
                "index",
                "0"));
    assertThat(alert.endsAt()).isEqualTo(NOW.plus(Duration.ofMinutes(30)));
    assertThat(alert.annotations().valueOrEmpty("description")).contains("status 403", "every 10m");
  }

  @Test
  @Tag("ACK-14")
  @DisplayName("many deliveries to a parked destination are one alert")
  void parkedDestinationIsOneAlert() {
    var one = only(about(page, DeliveryOutcome.PARKED));
    var other = only(about(firing(PAGER, "HostDown").build(), DeliveryOutcome.PARKED));

    assertThat(other.fingerprint()).isEqualTo(one.fingerprint());
  }

  @Test
  @Tag("F08")
  @DisplayName("a parked destination that answers again resolves its alert")
  void reopenedDestinationIsResolved() {
    var parked = only(about(page, DeliveryOutcome.PARKED));

    var resolved = only(metaAlerts.about(report(page, DeliveryOutcome.SENT), page, true));

    assertThat(resolved.fingerprint()).isEqualTo(parked.fingerprint());
    assertThat(resolved.isResolvedAt(NOW)).isTrue();
  }

  @Test
  @Tag("P5")
  @DisplayName("a delivery that is given up fires for an hour, each group on its own")
  void deadDeliveryFires() {
    var one = only(about(page, DeliveryOutcome.DEAD));
    var other = only(about(firing(PAGER, "HostDown").build(), DeliveryOutcome.DEAD));

    assertThat(one.name()).isEqualTo("TocsinDeliveryDead");
    assertThat(one.endsAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    assertThat(one.annotations().valueOrEmpty("description"))
        .contains("{}:{alertname=\"DiskFull\"}");
    assertThat(other.fingerprint()).isNotEqualTo(one.fingerprint());
  }

  @ParameterizedTest
  @EnumSource(names = {"SENT", "RETRY", "NOT_WANTED"})
  void everydayOutcomesAreNoAlerts(DeliveryOutcome outcome) {
    assertThat(about(page, outcome)).isEmpty();
  }

  @ParameterizedTest
  @Tag("P5")
  @DisplayName("that a destination does not work is not missed by that destination")
  @EnumSource(names = {"PARKED", "DEAD"})
  void alertAboutItselfIsNotRaisedAgain(DeliveryOutcome outcome) {
    var aboutPager = carrying(PAGER, only(about(page, DeliveryOutcome.PARKED)));
    var alsoDead =
        carrying(
            PAGER,
            only(about(page, DeliveryOutcome.PARKED)),
            only(about(page, DeliveryOutcome.DEAD)));

    assertThat(about(aboutPager, outcome)).isEmpty();
    assertThat(about(alsoDead, outcome)).isEmpty();
  }

  @Test
  @Tag("P5")
  @DisplayName("another destination that cannot say it is an alert of its own")
  void carrierThatFailsIsRaised() {
    var aboutPager = carrying(CHAT, only(about(page, DeliveryOutcome.PARKED)));

    assertThat(only(about(aboutPager, DeliveryOutcome.PARKED)).labels().valueOrEmpty("receiver"))
        .isEqualTo("chat");
  }

  @Test
  @Tag("P5")
  @DisplayName("two broken destinations that carry each other's alerts come to rest")
  void brokenDestinationsDoNotFeedEachOther() {
    var raised = new HashSet<LabelSet>();
    var next = about(page, DeliveryOutcome.DEAD);
    for (int round = 0; round < 20 && !next.isEmpty(); round++) {
      var carrier = round % 2 == 0 ? CHAT : PAGER;
      raised.add(only(next).labels());
      next = about(carrying(carrier, only(next)), DeliveryOutcome.DEAD);
    }

    assertThat(raised).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  @DisplayName("recipients that are refused are one alert until all are reached")
  void refusedRecipientsAreAnAlertUntilAllAreReached() {
    var mail = firing(new Destination("team", "email", 0), "DiskFull").build();

    var raised = only(metaAlerts.about(sent(mail, "b@example.net: 550 unknown"), mail, false));
    var again = only(metaAlerts.about(sent(mail, "b@example.net: 550 unknown"), mail, false));
    var ended = only(metaAlerts.about(sent(mail, ""), mail, false));

    assertThat(raised.name()).isEqualTo("TocsinRecipientRefused");
    assertThat(raised.annotations().valueOrEmpty("description")).contains("b@example.net: 550");
    assertThat(again.fingerprint()).isEqualTo(raised.fingerprint());
    assertThat(ended.fingerprint()).isEqualTo(raised.fingerprint());
    assertThat(ended.isResolvedAt(NOW)).isTrue();
    assertThat(metaAlerts.about(sent(mail, ""), mail, false)).isEmpty();
  }

  @Test
  @DisplayName("such an alert ends also if it was raised before a restart")
  void refusedRecipientsAreRememberedOverARestart() {
    var mail = firing(new Destination("team", "email", 0), "DiskFull").build();
    metaAlerts.restore(sent(mail, "b@example.net: 550 unknown"));

    assertThat(only(metaAlerts.about(sent(mail, ""), mail, false)).isResolvedAt(NOW)).isTrue();
  }

  private static DeliveryReported sent(GroupNotification mail, String refused) {
    return report(
        mail,
        DeliveryOutcome.SENT,
        refused.isEmpty() ? Map.of() : Map.of(ProviderAnswer.Accepted.REFUSED, refused));
  }

  private List<Alert> about(GroupNotification notification, DeliveryOutcome outcome) {
    return metaAlerts.about(report(notification, outcome), notification, false);
  }

  private static GroupNotification carrying(Destination carrier, Alert... alerts) {
    var notified =
        List.of(alerts).stream()
            .map(it -> alert(it.labels(), it.annotations(), AlertStatus.FIRING))
            .toArray(NotifiedAlert[]::new);
    return firing(carrier, "Tocsin").with(List.of(notified)).build();
  }

  private static Alert only(List<Alert> alerts) {
    assertThat(alerts).hasSize(1);
    return alerts.getFirst();
  }

  private static DeliveryReported report(GroupNotification page, DeliveryOutcome outcome) {
    return report(page, outcome, Map.of());
  }

  private static DeliveryReported report(
      GroupNotification page, DeliveryOutcome outcome, Map<String, String> coordinates) {
    return new DeliveryReported(
        DeliveryReported.SCHEMA_VERSION,
        "report",
        NOW,
        page.destination(),
        page.groupId(),
        page.groupKey(),
        page.id(),
        page.generation(),
        outcome,
        3,
        Optional.empty(),
        "status 403",
        coordinates);
  }
}
