package io.tocsin.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.gateway.ingest.body.ReportedAlert;
import io.tocsin.gateway.ingest.body.Reports;
import io.tocsin.gateway.ingest.body.RequestRejected;
import io.tocsin.gateway.ingest.body.SourceTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Version 4 of the webhook body as an input. */
class AlertmanagerWebhookBodyTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private final List<Integer> truncations = new ArrayList<>();
  private final AlertmanagerWebhookBody format =
      new AlertmanagerWebhookBody(Duration.ofHours(24), truncations::add);

  @Test
  @DisplayName(
      "15 the body of the reference is taken apart into its alerts, each by its own status")
  void bodyOfTheReference() {
    var alerts =
        read(
            """
            {"receiver":"d","status":"firing",
             "alerts":[{"status":"resolved","labels":{"alertname":"A","i":"2"},"annotations":{},
                        "startsAt":"2026-11-23T15:24:03.500056Z","endsAt":"2026-11-23T15:24:04.000056Z",
                        "generatorURL":"","fingerprint":"caa6ffbd9ccb1ac8"},
                       {"status":"firing","labels":{"alertname":"A","i":"1"},"annotations":{"s":"a"},
                        "startsAt":"2026-11-23T15:24:03.500056Z","endsAt":"0001-01-01T00:00:00Z",
                        "generatorURL":"","fingerprint":"a7e432a670278ef5"}],
             "notification_reason":"first notification","groupLabels":{"alertname":"A"},
             "commonLabels":{"alertname":"A"},"commonAnnotations":{},"routeLabels":{"own":"xA"},
             "externalURL":"http://am.example.org/pre","version":"4","groupKey":"{}:{}","truncatedAlerts":0}
            """);

    assertThat(alerts).hasSize(2);
    assertThat(alerts.getFirst().endsAt().map(SourceTime::instant))
        .contains(Instant.parse("2026-11-23T15:24:04.000056Z"));
    assertThat(alerts.getLast().endsAt()).isEmpty();
    assertThat(truncations).isEmpty();
  }

  @Test
  @DisplayName("15 what Grafana adds is ignored, what is missing is not missed")
  void otherDialects() {
    var alerts =
        read(
            """
            {"orgId":1,"title":{"a":[1]},"state":"alerting","alerts":[{"labels":{"a":"b"},
             "values":{"B":22.5},"status":"firing","dashboardURL":"x","endsAt":"2030-01-01T00:00:00Z"}]}
            """);

    assertThat(alerts).hasSize(1);
    assertThat(alerts.getFirst().endsAt()).as("a firing alert has no end").isEmpty();
  }

  @Test
  @DisplayName("15 resolved stays resolved when the sender's clock is ahead")
  void resolvedAhead() {
    var alerts =
        read(
            """
            {"alerts":[{"labels":{"a":"b"},"status":"resolved",
             "startsAt":"2026-11-24T10:10:00Z","endsAt":"2026-11-24T10:20:00Z"}]}
            """);

    assertThat(alerts.getFirst().startsAt()).contains(SourceTime.utc(NOW));
    assertThat(alerts.getFirst().endsAt()).contains(SourceTime.utc(NOW));
  }

  @Test
  void resolvedWithoutAnEndEndsNow() {
    var alerts = read("{\"alerts\":[{\"labels\":{\"a\":\"b\"},\"status\":\"resolved\"}]}");

    assertThat(alerts.getFirst().endsAt()).contains(SourceTime.utc(NOW));
  }

  @Test
  @DisplayName("15 truncated alerts are reported, and they resolve nothing")
  void truncation() {
    var alerts =
        read(
            "{\"truncatedAlerts\":7,\"alerts\":[{\"labels\":{\"a\":\"b\"},\"status\":\"firing\"}]}");

    assertThat(truncations).containsExactly(7);
    assertThat(alerts).hasSize(1);
  }

  @Test
  void bodyWithoutAlertsIsRefused() {
    assertThatThrownBy(() -> read("{\"version\":\"4\"}"))
        .isInstanceOf(RequestRejected.class)
        .hasMessageContaining("no array \"alerts\"");
    assertThatThrownBy(() -> read("[]")).isInstanceOf(RequestRejected.class);
  }

  private List<ReportedAlert> read(String body) {
    return Reports.read(body, format, NOW);
  }
}
