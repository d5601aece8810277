package io.tocsin.configuration.receiver;

import static io.tocsin.configuration.Reading.placedMistakesIn;
import static io.tocsin.configuration.Reading.reading;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("templates are checked when the file is loaded")
class TemplatedKeysTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "email      | {to: 'T', from: f, smarthost: 'm:25'}                     | to",
        "email      | {to: a, from: 'T', smarthost: 'm:25'}                     | from",
        "email      | {to: a, from: f, smarthost: 'm:25', html: 'T'}            | html",
        "email      | {to: a, from: f, smarthost: 'm:25', headers: {X-A: 'T'}}  | headers.X-A",
        "slack      | {api_url: 'http://s/', channel: 'T'}                      | channel",
        "slack      | {api_url: 'http://s/', title: 'T'}                        | title",
        "slack      | {api_url: 'http://s/', fields: [{title: a, value: 'T'}]}  | fields[0].value",
        "pagerduty  | {routing_key: 'T'}                                        | routing_key",
        "pagerduty  | {routing_key: k, details: {a: {b: ['T']}}}                | details.a.b[0]",
        "pagerduty  | {routing_key: k, links: [{href: 'T'}]}                    | links[0].href",
        "webhook    | {url: 'http://h/T'}                                       | url",
        "webhook    | {url: 'http://h/', payload: {a: 'T'}}                     | payload.a",
        "opsgenie   | {api_key: k, message: 'T'}                                | message",
        "victorops  | {api_key: k, routing_key: 'T'}                            | routing_key",
        "pushover   | {user_key: 'T', token: t}                                 | user_key",
        "telegram   | {bot_token: t, chat_id: 1, message: 'T'}                  | message",
        "discord    | {webhook_url: 'http://h/', title: 'T'}                    | title",
        "msteams    | {webhook_url: 'http://h/', text: 'T'}                     | text",
        "msteamsv2  | {webhook_url: 'http://h/', text: 'T'}                     | text",
        "mattermost | {webhook_url: 'http://h/', text: 'T'}                     | text",
        "rocketchat | {token: t, token_id: i, channel: 'T'}                     | channel",
        "webex      | {room_id: r, message: 'T', http_config: {authorization: {credentials: c}}} | message",
        "wechat     | {api_secret: s, corp_id: c, message: 'T'}                 | message",
        "sns        | {topic_arn: 'T'}                                          | topic_arn",
        "jira       | {api_url: 'http://h/', project: p, issue_type: t, summary: 'T'} | summary"
      })
  void aTemplateThatCannotBeParsedIsAMistakeWithItsLine(String kind, String keys, String key) {
    var yaml = file(kind, keys.replace("'T'", "'{{ if .Status }}'").replace("/T", "/{{ if .A }}"));

    assertThat(placedMistakesIn(yaml))
        .singleElement()
        .asString()
        .startsWith("line 5, column ")
        .contains(kind + "_configs[0]." + key + ": ")
        .endsWith("the template cannot be parsed: {{if}} has no {{end}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "email     | {to: 'T', from: f, smarthost: 'm:25'}  | to",
        "email     | {to: a, from: 'T', smarthost: 'm:25'}  | from",
        "slack     | {api_url: 'http://s/', channel: 'T'}   | channel",
        "pagerduty | {routing_key: 'T'}                     | routing_key",
        "webhook   | {url: 'http://h/T'}                    | url"
      })
  void aDestinationThatCannotBeFilledInYetIsNamedWithItsLine(String kind, String keys, String key) {
    var yaml =
        file(
            kind,
            keys.replace("'T'", "'{{ if .Status }}a{{ end }}'")
                .replace("/T", "/{{ if .Status }}a{{ end }}"));

    assertThat(reading(yaml).warnings())
        .anySatisfy(
            warning ->
                assertThat(warning)
                    .startsWith("nothing is sent to these destinations")
                    .endsWith(
                        "receivers[0].%s_configs[0].%s (receiver \"r\", line 5)"
                            .formatted(kind, key)));
  }

  @Test
  void otherTextsAreNamedTogetherInOneWarning() {
    var yaml =
        """
        route: {receiver: r}
        receivers:
          - name: r
            slack_configs:
              - api_url: http://s/
                title: '{{ range .Alerts }}x{{ end }}'
                text: '{{ .Status }}'
          - name: s
            email_configs:
              - to: a
                from: f
                smarthost: m:25
                headers: {Subject: '{{ .CommonLabels.x | title }}'}
            pagerduty_configs:
              - routing_key: k
                details: {a: '{{ with .Status }}{{ . }}{{ end }}'}
        """;

    assertThat(reading(yaml).warnings())
        .singleElement()
        .asString()
        .startsWith("the built-in text is sent instead of these")
        .endsWith(
            "receivers[0].slack_configs[0].title (receiver \"r\", line 6), "
                + "receivers[1].email_configs[0].headers.Subject (receiver \"s\", line 13), "
                + "receivers[1].pagerduty_configs[0].details.a (receiver \"s\", line 16)");
  }

  @Test
  void whatHasNoEffectAnywayIsNamedOnce() {
    var yaml =
        file("telegram", "{bot_token: t, chat_id: 1, message: '{{ range .Alerts }}{{ end }}'}");

    assertThat(reading(yaml).warnings())
        .singleElement()
        .asString()
        .contains("without effect")
        .doesNotContain("message");
  }

  @Test
  void labelsOfRoutesAreTemplatesWithoutEffect() {
    var yaml =
        """
        route:
          receiver: r
          labels: {team: x, owner: '%s'}
        receivers: [{name: r}]
        """;

    assertThat(reading(yaml.formatted("{{ .CommonLabels.owner }}")).warnings())
        .singleElement()
        .asString()
        .endsWith("without effect in Tocsin yet: route.labels.owner (line 3)");
    assertThat(placedMistakesIn(yaml.formatted("{{ if .A }}")))
        .singleElement()
        .asString()
        .contains("route.labels.owner: the template cannot be parsed");
  }

  @Test
  void defaultsThatAreWrittenDownAreNotNamed() {
    var yaml =
        """
        route: {receiver: r}
        receivers:
          - name: r
            slack_configs:
              - api_url: http://s/
                color: '{{ if eq .Status "firing" }}danger{{ else }}good{{ end }}'
                title: '{{ template "slack.default.title" . }}'
            email_configs:
              - to: a
                from: f
                smarthost: m:25
                html: '{{ template "email.default.html" . }}'
            pagerduty_configs:
              - routing_key: k
                details:
                  firing: '{{ template "pagerduty.default.instances" .Alerts.Firing }}'
                  resolved: '{{ .Alerts.Resolved | toJson }}'
                  num_firing: '{{ .Alerts.Firing | len }}'
        """;

    assertThat(reading(yaml).warnings()).isEmpty();
  }

  private static String file(String kind, String keys) {
    return """
    route: {receiver: r}
    receivers:
      - name: r
        %s_configs:
          - %s
    """
        .formatted(kind, keys);
  }
}
