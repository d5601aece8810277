package io.tocsin.configuration.keys;

import static io.tocsin.configuration.Reading.mistakesIn;
import static io.tocsin.configuration.Reading.reading;
import static io.tocsin.configuration.Reading.withReceiver;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("17.6 receivers that are not built yet are checked all the same")
class RefusedReceiversTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          opsgenie   ; {}                                                           ; : no global OpsGenie API Key set either inline or in a file
          opsgenie   ; {api_key: a, api_key_file: b}                                ; .api_key: at most one of api_key & api_key_file must be configured
          opsgenie   ; {api_key: a, responders: [{type: team}]}                     ; .responders[0]: opsGenieConfig responder {   team} has to have at least one of id, username or name specified
          opsgenie   ; {api_key: a, responders: [{name: n, type: crowd}]}           ; .responders[0].type: opsGenieConfig responder { n  crowd} type does not match valid options ^(team|teams|user|escalation|schedule)$
          opsgenie   ; {api_key: a, api_url: ftp://a}                               ; .api_url: unsupported scheme "ftp" for URL
          opsgenie   ; {api_key: a, details: [b]}                                   ; .details: expected keys with values, not a list
          opsgenie   ; {api_key: a, update_alerts: maybe}                           ; .update_alerts: expected true or false, not "maybe"
          opsgenie   ; {api_key: a, mesage: b}                                      ; .mesage: unknown key, did you mean "message"?
          victorops  ; {api_key: a}                                                 ; : missing Routing key in VictorOps config
          victorops  ; {routing_key: a}                                             ; : no global VictorOps API Key set
          victorops  ; {api_key: a, routing_key: b, custom_fields: {entity_id: c}}  ; .custom_fields.entity_id: victorOps config contains custom field entity_id which cannot be used as it conflicts with the fixed/static fields
          pushover   ; {token: a}                                                   ; : one of user_key or user_key_file must be configured
          pushover   ; {user_key: a}                                                ; : one of token or token_file must be configured
          pushover   ; {user_key: a, token: b, token_file: c}                       ; .token: at most one of token & token_file must be configured
          pushover   ; {user_key: a, token: b, html: true, monospace: true}         ; .monospace: at most one of monospace & html must be configured
          pushover   ; {user_key: a, token: b, retry: 1d}                           ; .retry: unknown unit "d" in duration "1d"
          telegram   ; {chat_id: 1}                                                 ; : missing bot_token or bot_token_file on telegram_config
          telegram   ; {bot_token: a}                                               ; : missing chat_id or chat_id_file on telegram_config
          telegram   ; {bot_token: a, chat_id: 1, chat_id_file: b}                  ; .chat_id: at most one of chat_id & chat_id_file must be configured
          telegram   ; {bot_token: a, chat_id: me}                                  ; .chat_id: expected a whole number, not "me"
          telegram   ; {bot_token: a, chat_id: 1, parse_mode: html}                 ; .parse_mode: unknown parse_mode on telegram_config, must be Markdown, MarkdownV2, HTML or empty string
          discord    ; {}                                                           ; : one of webhook_url or webhook_url_file must be configured
          discord    ; {webhook_url: http://a, webhook_url_file: b}                 ; .webhook_url: at most one of webhook_url & webhook_url_file must be configured
          discord    ; {webhook_url: example.org}                                   ; .webhook_url: unsupported scheme "" for URL
          msteams    ; {title: a}                                                   ; : one of webhook_url or webhook_url_file must be configured
          msteamsv2  ; {webhook_url: http://a, summary: b}                          ; .summary: unknown key, known here: http_config, send_resolved, text, title, webhook_url, webhook_url_file
          webex      ; {http_config: {authorization: {}}}                           ; : missing room_id on webex_config
          webex      ; {room_id: a}                                                 ; : missing webex_configs.http_config.authorization
          sns        ; {sigv4: {}}                                                  ; : must provide either a Target ARN, Topic ARN, or Phone Number for SNS config
          sns        ; {topic_arn: a, phone_number: b}                              ; .topic_arn: must provide either a Target ARN, Topic ARN, or Phone Number for SNS config
          sns        ; {topic_arn: a, sigv4: {access_key: b}}                       ; .sigv4.access_key: must provide a AWS SigV4 Access key and Secret Key if credentials are specified in the SigV4 config
          wechat     ; {corp_id: a}                                                 ; : no global Wechat Api Secret set either inline or in a file
          wechat     ; {api_secret: a}                                              ; : no global Wechat CorpID set
          wechat     ; {api_secret: a, corp_id: b, message_type: html}              ; .message_type: weChat message type "html" does not match valid options ^(text|markdown)$
          jira       ; {api_url: http://a, issue_type: b}                           ; : missing project in jira_config
          jira       ; {api_url: http://a, project: b}                              ; : missing issue_type in jira_config
          jira       ; {project: a, issue_type: b}                                  ; : no global Jira Cloud URL set
          jira       ; {api_url: http://a, project: a, issue_type: b, api_type: server} ; .api_type: unknown api_type on jira_config, must be auto, cloud or datacenter
          jira       ; {api_url: http://a, project: a, issue_type: b, reopen_duration: 1.5h} ; .reopen_duration: not a valid duration string: "1.5h"
          jira       ; {api_url: http://a, project: a, issue_type: b, description: {tmplate: c}} ; .description.tmplate: unknown key, did you mean "template"?
          incidentio ; {alert_source_token: a}                                      ; : one of url or url_file must be configured
          incidentio ; {url: http://a, url_file: b, alert_source_token: c}          ; .url: at most one of url & url_file must be configured
          incidentio ; {url: http://a}                                              ; : at least one of alert_source_token, alert_source_token_file or http_config.authorization must be configured
          incidentio ; {url: http://a, alert_source_token: b, http_config: {authorization: {}}} ; .alert_source_token: cannot specify alert_source_token or alert_source_token_file when using http_config.authorization
          rocketchat ; {token: a}                                                   ; : no global Rocketchat TokenID set either inline or in a file
          rocketchat ; {token_id: a}                                                ; : no global Rocketchat Token set either inline or in a file
          mattermost ; {}                                                           ; : missing webhook_url or webhook_url_file on mattermost_config
          mattermost ; {webhook_url: http://a, fields: [{title: b}]}                ; .fields[0]: missing value in Mattermost field configuration
          """)
  @DisplayName("B086, B090 with line, path and Alertmanager's own words")
  void refused(String kind, String keys, String message) {
    assertThat(mistakesIn(withReceiver(kind + "_configs: [" + keys + "]")))
        .containsExactly("line 5: receivers[0].%s_configs[0]%s".formatted(kind, message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "discord", "email", "incidentio", "jira", "mattermost", "msteams", "msteamsv2", "opsgenie",
        "pagerduty", "pushover", "rocketchat", "slack", "sns", "telegram", "victorops", "webex",
        "webhook", "wechat"
      })
  void anEmptyItemIsNamed(String kind) {
    assertThat(mistakesIn(withReceiver(kind + "_configs: [~]")))
        .containsExactly(
            "line 5: receivers[0].%1$s_configs[0]: missing %1$s config".formatted(kind));
  }

  @Test
  void theyShareOneWarning() {
    var yaml =
        withReceiver(
            """
            discord_configs: [{webhook_url: 'http://a'}]
            msteams_configs: [{webhook_url: 'http://a'}]
            labels: {team: db}
            """);

    assertThat(reading(yaml).warnings())
        .containsExactly(
            "valid in Alertmanager, but without effect in Tocsin yet: receivers[0].discord_configs"
                + " (line 5), receivers[0].msteams_configs (line 6), receivers[0].labels (line 7)");
  }

  @Test
  void whatTheBuiltOnesDoNotUseYetIsNamedToo() {
    assertThat(reading(Examples.YOUNGER).warnings().getLast())
        .contains(
            "global.http_config.oauth2 (",
            "global.http_config.http_headers (",
            "receivers[0].webhook_configs[0].payload (",
            "receivers[0].slack_configs[0].actions (",
            "receivers[0].slack_configs[0].mrkdwn_in (",
            "receivers[0].email_configs[0].threading (",
            "receivers[0].pagerduty_configs[0].details.numbers (",
            "event_recorder (")
        .doesNotContain("channel (", "app_token (", "pagerduty_configs[0].links (");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          slack_configs: [{api_url: 'http://a', fields: [{value: b}]}]                    | missing title in Slack field configuration
          slack_configs: [{api_url: 'http://a', actions: [{text: b, url: c}]}]            | missing type in Slack action configuration
          slack_configs: [{api_url: 'http://a', actions: [{type: b, url: c}]}]            | missing text in Slack action configuration
          slack_configs: [{api_url: 'http://a', actions: [{type: b, text: c}]}]           | missing name or url in Slack action configuration
          slack_configs: [{api_url: 'http://a', actions: [{type: b, text: c, name: d, confirm: {}}]}] | missing text in Slack confirmation configuration
          slack_configs: [{api_url: 'http://a', link_names: si}]                          | expected true or false, not "si"
          email_configs: [{to: a, from: b, smarthost: 'c:1', threading: {enabled: true}}] | threading.thread_by_date must be either 'none' or 'daily'
          email_configs: [{to: a, from: b, smarthost: 'c:1', headers: {references: d}, threading: {enabled: true, thread_by_date: none}}] | conflicting configuration: threading.enabled conflicts with custom References header
          pagerduty_configs: [{service_key: a, service_key_file: b}]                      | at most one of service_key & service_key_file must be configured
          labels: {name: other}                                                           | the label name of receiver "r" is its own name and cannot be "other"
          labels: {'': other}                                                             | invalid label name "" in receiver labels
          """)
  @DisplayName("17.6 keys of the built ones that do nothing yet are checked")
  void keysOfTheBuiltOnes(String line, String message) {
    assertThat(mistakesIn(withReceiver(line))).singleElement().asString().endsWith(": " + message);
  }
}
