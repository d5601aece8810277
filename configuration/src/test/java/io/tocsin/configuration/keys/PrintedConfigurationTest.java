package io.tocsin.configuration.keys;

import static io.tocsin.configuration.Reading.reading;
import static io.tocsin.configuration.Reading.withReceiver;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.ConfigurationReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("19.2 the printed configuration")
class PrintedConfigurationTest {
  private static final Pattern FILE = Pattern.compile("(_file|path): f|\\[f]");

  @Test
  @DisplayName("receivers with labels have the label name, too, as Alertmanager gives it to them")
  void receiverLabels() {
    assertThat(reading(withLabels("")).printed())
        .endsWith("receivers:\n- name: r\n  labels:\n    name: r\n    team: db\n- name: s\n")
        .doesNotContain("rocketchat_api_url", "slack_app_url");
  }

  @Test
  @DisplayName("strict: everything that 0.34 prints, although an older amtool refuses it")
  void strict() {
    assertThat(reading(withLabels("compatibility: strict\n")).printed())
        .contains(
            "  slack_app_url: https://slack.com/api/chat.postMessage\n",
            "  rocketchat_api_url: https://open.rocket.chat/\n")
        .endsWith(
            "- name: r\n  labels:\n    name: r\n    team: db\n- name: s\n  labels:\n    name: s\n")
        .doesNotContain("compatibility");
  }

  private static String withLabels(String compatibility) {
    return compatibility
        + """
        route: {receiver: r}
        receivers:
          - {name: r, labels: {team: db}}
          - name: s
        """;
  }

  @Test
  @DisplayName("17.3, 17.6 defaults are filled in, global ones where integrations take them")
  void defaults() {
    var configuration =
        reading(
            """
            global:
              smtp_smarthost: mail.example.org:25
              smtp_from: a@example.org
              smtp_require_tls: no
              http_config: {follow_redirects: false}
            route: {receiver: r}
            receivers:
              - name: r
                email_configs: [{to: b@example.org}]
                webhook_configs:
                  - url: http://hook.example.org
                  - url: http://hook.example.org
                    http_config: {}
            """);

    assertThat(configuration.printed())
        .isEqualTo(
            """
            global:
              resolve_timeout: 5m
              http_config:
                follow_redirects: false
                enable_http2: true
              smtp_from: a@example.org
              smtp_hello: localhost
              smtp_smarthost: mail.example.org:25
              smtp_require_tls: no
              pagerduty_url: https://events.pagerduty.com/v2/enqueue
              opsgenie_api_url: https://api.opsgenie.com/
              wechat_api_url: https://qyapi.weixin.qq.com/cgi-bin/
              victorops_api_url: https://alert.victorops.com/integrations/generic/20131114/alert/
              telegram_api_url: https://api.telegram.org
              webex_api_url: https://webexapis.com/v1/messages
            route:
              receiver: r
              continue: false
              group_wait: 30s
              group_interval: 5m
              repeat_interval: 4h
            receivers:
            - name: r
              email_configs:
              - send_resolved: false
                to: b@example.org
                from: a@example.org
                hello: localhost
                smarthost: mail.example.org:25
                html: '{{ template "email.default.html" . }}'
                require_tls: no
              webhook_configs:
              - send_resolved: true
                http_config:
                  follow_redirects: false
                  enable_http2: true
                url: 'http://<secret>'
                max_alerts: 0
              - send_resolved: true
                http_config:
                  follow_redirects: true
                  enable_http2: true
                url: 'http://<secret>'
                max_alerts: 0
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {Examples.KNOWN_TO_AMTOOL, Examples.YOUNGER})
  @DisplayName("17.1, S-CFG-01 no secret shows, wherever it stands, in addresses too")
  void secrets(String yaml) {
    var configuration = reading(yaml);

    assertThat(yaml).contains("S3CRET");
    assertThat(configuration.printed()).contains("<secret>").doesNotContain("S3CRET");
  }

  @Test
  @DisplayName("17.6 younger keys are printed where they are written, with the rest of their kind")
  void youngerKeys() {
    assertThat(reading(Examples.YOUNGER).printed())
        .contains("  slack_app_url: https://slack.example.org/api/chat.postMessage\n")
        .contains("    app_token: <secret>\n    app_url: https://slack.example.org/api/")
        .contains("    token_url: https://user:xxxxx@login.example.org/token\n")
        .contains("    claims:\n        level: 3\n        names:\n        - a\n        - b\n")
        .contains("    api_url: https://chat.example.org/\n    token_id: <secret>\n")
        .contains("    summary:\n      template: s\n      enable_update: false\n")
        .contains("    payload:\n      text: '{{ .Status }}'\n      count: 3\n")
        .contains("tracing:\n  client_type: http\n");
  }

  @Test
  void whatIsTocsinsOwnIsNotPrinted() {
    var yaml = withReceiver("runbook_configs: [{runbook: restart-guest, mode: approve}]");

    assertThat(reading(yaml).printed()).endsWith("receivers:\n- name: r\n");
  }

  @Test
  void theHandOfTheAuthorIsNotSeen() {
    var printed =
        reading(
                """
                route: &route   # twice
                  receiver: "r"
                  group_by: ['...']
                  group_wait: 90s
                  repeat_interval: 36h
                receivers: [{name: r}]
                """)
            .printed();

    assertThat(printed)
        .contains("  receiver: r\n  group_by:\n  - '...'\n")
        .contains("  group_wait: 1m30s\n  group_interval: 5m\n  repeat_interval: 36h\n");
  }

  @Test
  @DisplayName("17.1 (J), 24.10 each file is looked for beside the configuration")
  void files(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("f"), "http://example.org");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    var configuration = ConfigurationReader.read(Examples.IN_FILES, folder);

    assertThat(configuration.printed()).doesNotContainPattern("(_file: |path: |- )f\n");
    assertThat(configuration.printed().lines().filter(line -> line.endsWith(folder + "/f")))
        .hasSize((int) FILE.matcher(Examples.IN_FILES).results().count());
    assertThat(configuration.warnings()).noneMatch(warning -> warning.contains("secret file"));
  }

  @Test
  @DisplayName("B088 each file of a secret that is not there is named, wherever it stands")
  void missingFiles() {
    assertThat(reading(Examples.IN_FILES).warnings())
        .filteredOn(warning -> warning.contains("cannot read secret file /etc/tocsin/f"))
        .extracting(warning -> warning.replaceFirst("line \\d+, column \\d+: ([^:]+): .*", "$1"))
        .contains(
            "global.smtp_auth_secret_file",
            "global.http_config.oauth2.client_certificate_key_file",
            "global.http_config.http_headers.X-Token.files[0]",
            "receivers[0].email_configs[0].auth_secret_file",
            "receivers[0].opsgenie_configs[0].api_key_file",
            "receivers[0].mattermost_configs[0].webhook_url_file");
  }
}
