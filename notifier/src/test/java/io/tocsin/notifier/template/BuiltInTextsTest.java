package io.tocsin.notifier.template;

import static io.tocsin.notifier.NotificationFixture.alert;
import static io.tocsin.notifier.NotificationFixture.firing;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.Destination;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BuiltInTextsTest {
  private static final Destination SLACK = new Destination("team", "slack", 0);

  @Test
  @DisplayName("subject of a firing group")
  void subjectCountsFiringAlerts() {
    assertThat(
            subject(
                alert("DiskFull", AlertStatus.FIRING, "instance", "n1", "severity", "critical"),
                alert("DiskFull", AlertStatus.FIRING, "instance", "n2", "severity", "critical")))
        .isEqualTo("[FIRING:2] DiskFull (critical)");
  }

  @Test
  @DisplayName("with one alert all its labels are common")
  void subjectOfOneAlertNamesItsLabels() {
    assertThat(
            subject(
                alert("DiskFull", AlertStatus.FIRING, "severity", "critical", "instance", "n2")))
        .isEqualTo("[FIRING:1] DiskFull (n2 critical)");
  }

  @Test
  @DisplayName("without a parenthesis a space stays at the end")
  void spaceStaysAtTheEnd() {
    assertThat(subject(alert("DiskFull", AlertStatus.FIRING))).isEqualTo("[FIRING:1] DiskFull ");
  }

  @Test
  @DisplayName("resolved")
  void resolvedHasNoCount() {
    assertThat(subject(alert("DiskFull", AlertStatus.RESOLVED, "severity", "critical")))
        .isEqualTo("[RESOLVED] DiskFull (critical)");
  }

  @Test
  @DisplayName("text list")
  void textListShowsAlertnameFirst() {
    var one =
        alert(
            LabelSet.of("alertname", "DiskFull", "a", "b"),
            LabelSet.of("summary", "Disk nearly full"),
            AlertStatus.FIRING);

    assertThat(BuiltInTexts.textList(List.of(one)))
        .isEqualTo(
            """
            Labels:
             - alertname = DiskFull
             - a = b
            Annotations:
             - summary = Disk nearly full
            Source: http://prometheus.example.net/graph
            """);
  }

  private static String subject(NotifiedAlert... alerts) {
    var notification = firing(SLACK, "DiskFull").with(List.of(alerts)).build();
    return BuiltInTexts.subject(MessageData.of(notification, true, ""));
  }
}
