package io.tocsin.notifier.template;

import static io.tocsin.notifier.NotificationFixture.alert;
import static io.tocsin.notifier.NotificationFixture.firing;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.notification.Destination;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimpleTemplateTest {
  private static final Destination SLACK = new Destination("team/x", "slack", 0);
  private static final MessageData DATA =
      MessageData.of(
          firing(SLACK, "DiskFull")
              .with(
                  List.of(
                      alert(
                          "DiskFull", AlertStatus.FIRING, "instance", "n1", "severity", "critical"),
                      alert(
                          "DiskFull", AlertStatus.FIRING, "instance", "n2", "severity", "critical"),
                      alert(
                          "DiskFull",
                          AlertStatus.RESOLVED,
                          "instance",
                          "n3",
                          "severity",
                          "critical")))
              .build(),
          true,
          "http://am.example.org");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "plain; plain",
        "{{ .Status }}; firing",
        "{{.Status | toUpper}}; FIRING",
        "[{{ .GroupLabels.alertname }}]; [DiskFull]",
        "{{ .CommonLabels.severity }} {{ .Receiver }}; critical team/x",
        "<{{ .CommonAnnotations.missing }}>; <>",
        "{{ len .Alerts }} {{ .Alerts.Firing | len }} {{ .Alerts.Resolved | len }}; 3 2 1",
        "{{ .ExternalURL }}; http://am.example.org",
        "{{ template \"slack.default.title\" . }}; [FIRING:2] DiskFull (critical)",
        "{{ template \"__alertmanagerURL\" . }}; http://am.example.org/#/alerts?receiver=team%2Fx"
      })
  void simpleExpressionsAreFilledIn(String template, String expected) {
    assertThat(SimpleTemplate.render(text(template), DATA)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ range .Alerts }}{{ .Labels.instance }}{{ end }}",
        "{{ if eq .Status \"firing\" }}x{{ end }}",
        "{{ .CommonLabels.severity | title }}",
        "{{ template \"my.own\" . }}",
        "{{ .Status",
        "ok {{ .Nonsense }}"
      })
  void whateverSaysMoreIsDeclinedAsAWhole(String template) {
    assertThat(SimpleTemplate.render(text(template), DATA)).isEmpty();
  }

  @Test
  @Tag("AM-T1")
  @DisplayName("a text that cannot be filled in is replaced by the built-in one")
  void builtInTextStandsIn() {
    var texts = new ConfiguredTexts();
    var title = new ConfiguredText("title", "{{ range .Alerts }}", BuiltInTexts::subject);

    assertThat(texts.render(title, DATA, SLACK)).isEqualTo("[FIRING:2] DiskFull (critical)");
  }

  @Test
  void insertedValuesAreEscapedAndTheTextIsNot() {
    var text =
        new ConfiguredText(
            "x", "<b>{{ .Receiver }}</b>", _ -> "", value -> value.replace("/", "_"));

    assertThat(SimpleTemplate.render(text, DATA)).contains("<b>team_x</b>");
  }

  @Test
  void aValueWithBracesIsOnlyAValue() {
    var data =
        MessageData.of(
            firing(SLACK, "A").with(List.of(alert("{{ .Status }}$1", AlertStatus.FIRING))).build(),
            true,
            "");

    assertThat(SimpleTemplate.render(text("{{ .CommonLabels.alertname }}"), data))
        .contains("{{ .Status }}$1");
  }

  private static ConfiguredText text(String template) {
    return new ConfiguredText("field", template, _ -> "");
  }
}
