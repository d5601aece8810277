package io.tocsin.notifier.receiver.webhook;

import static io.tocsin.notifier.NotificationFixture.alert;
import static io.tocsin.notifier.NotificationFixture.firing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import io.tocsin.model.notification.NotificationReason;
import io.tocsin.notifier.template.MessageData;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WebhookBodyTest {
  private static final Destination HOOK = new Destination("d", "webhook", 0);
  private static final Instant START = Instant.parse("2026-11-23T15:24:03.500056Z");

  @Test
  @DisplayName("Webhook version 4, byte for byte")
  void bodyIsTheOriginalsByteForByte() {
    var resolved =
        new NotifiedAlert(
            AlertStatus.RESOLVED,
            LabelSet.of("alertname", "A", "i", "2"),
            LabelSet.EMPTY,
            START,
            Optional.of(Instant.parse("2026-11-23T15:24:04.000056Z")),
            "",
            LabelSet.of("alertname", "A", "i", "2").fingerprint(),
            ZoneOffset.UTC);
    var labels = LabelSet.of("alertname", "A", "i", "1", "z", "é<&>");
    var firing =
        new NotifiedAlert(
            AlertStatus.FIRING,
            labels,
            LabelSet.of("s", "a<b"),
            START,
            Optional.empty(),
            "",
            labels.fingerprint(),
            ZoneOffset.UTC);

    var body = WebhookBody.of(data(List.of(resolved, firing)), 0);

    assertThat(body)
        .isEqualTo(
            "{\"receiver\":\"d\",\"status\":\"firing\",\"alerts\":[{\"status\":\"resolved\","
                + "\"labels\":{\"alertname\":\"A\",\"i\":\"2\"},\"annotations\":{},"
                + "\"startsAt\":\"2026-11-23T15:24:03.500056Z\","
                + "\"endsAt\":\"2026-11-23T15:24:04.000056Z\",\"generatorURL\":\"\","
                + "\"fingerprint\":\"caa6ffbd9ccb1ac8\"},{\"status\":\"firing\","
                + "\"labels\":{\"alertname\":\"A\",\"i\":\"1\",\"z\":\"é\\u003c\\u0026\\u003e\"},"
                + "\"annotations\":{\"s\":\"a\\u003cb\"},"
                + "\"startsAt\":\"2026-11-23T15:24:03.500056Z\","
                + "\"endsAt\":\"0001-01-01T00:00:00Z\",\"generatorURL\":\"\","
                + "\"fingerprint\":\"a7e432a670278ef5\"}],"
                + "\"notification_reason\":\"first notification\","
                + "\"groupLabels\":{\"alertname\":\"A\"},\"commonLabels\":{\"alertname\":\"A\"},"
                + "\"commonAnnotations\":{},\"routeLabels\":{\"own\":\"xA\"},"
                + "\"externalURL\":\"http://am.example.org/pre\",\"version\":\"4\","
                + "\"groupKey\":\"{}/{alertname=\\\"A\\\"}:{alertname=\\\"A\\\"}\","
                + "\"truncatedAlerts\":0}\n");
  }

  @Test
  void controlCharactersAndLineSeparatorsAreEscapedAsInGo() {
    var alert =
        alert(
            LabelSet.of("alertname", "\u0001\u001f\t\u2028\u007f"),
            LabelSet.EMPTY,
            AlertStatus.FIRING);

    assertThat(WebhookBody.of(data(List.of(alert)), 0))
        .contains("\"alertname\":\"\\u0001\\u001f\\t\\u2028\u007f\"");
  }

  @Test
  void timesKeepTheZoneOfTheSender() {
    var labels = LabelSet.of("alertname", "A");
    var alert =
        new NotifiedAlert(
            AlertStatus.FIRING,
            labels,
            LabelSet.EMPTY,
            Instant.parse("2025-12-31T22:00:00Z"),
            Optional.empty(),
            "",
            labels.fingerprint(),
            ZoneOffset.ofHours(2));

    assertThat(WebhookBody.of(data(List.of(alert)), 0))
        .contains("\"startsAt\":\"2026-01-01T00:00:00+02:00\"");
  }

  @Test
  @Tag("AM-S28")
  @DisplayName("cut to max_alerts, firing ones stay and the status is that of the group")
  void firingAlertsStayWhenCut() throws Exception {
    var notification =
        firing(HOOK, "A")
            .with(
                List.of(
                    alert("A", AlertStatus.RESOLVED, "i", "1"),
                    alert("A", AlertStatus.RESOLVED, "i", "2"),
                    alert("A", AlertStatus.FIRING, "i", "3")));

    var body = WebhookBody.of(MessageData.of(notification.build(), true, ""), 1);

    var json = new ObjectMapper().readTree(body);
    assertThat(json.path("status").asText()).isEqualTo("firing");
    assertThat(json.path("alerts").path(0).path("labels").path("i").asText()).isEqualTo("3");
    assertThat(json.path("alerts")).hasSize(1);
    assertThat(json.path("truncatedAlerts").asInt()).isEqualTo(2);
  }

  @Test
  void receiverIsQuotedForARegularExpression() {
    var notification = firing(new Destination("team.x+y", "webhook", 0), "A");

    assertThat(WebhookBody.of(MessageData.of(notification.build(), true, ""), 0))
        .startsWith("{\"receiver\":\"team\\\\.x\\\\+y\"");
  }

  private static MessageData data(List<NotifiedAlert> alerts) {
    var notification =
        new GroupNotification(
            1,
            "n1",
            START,
            HOOK,
            new GroupId("g1"),
            new GroupKey("{}/{alertname=\"A\"}:{alertname=\"A\"}"),
            1,
            1,
            NotificationReason.FIRST_NOTIFICATION,
            LabelSet.of("alertname", "A"),
            LabelSet.of("own", "xA"),
            alerts,
            0);
    return MessageData.of(notification, true, "http://am.example.org/pre");
  }
}
