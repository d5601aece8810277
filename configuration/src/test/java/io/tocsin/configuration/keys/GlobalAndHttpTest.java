package io.tocsin.configuration.keys;

import static io.tocsin.configuration.Reading.mistakesIn;
import static io.tocsin.configuration.Reading.reading;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalAndHttpTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          basic_auth: {username: a, username_file: b}                | at most one of username & username_file must be configured
          bearer_token: a, bearer_token_file: b                      | at most one of bearer_token & bearer_token_file must be configured
          basic_auth: {}, oauth2: {client_id: a, token_url: 'http://b'} | at most one of basic_auth, oauth2 & authorization must be configured
          oauth2: {token_url: 'http://b'}                            | oauth2 client_id must be configured
          oauth2: {client_id: a}                                     | oauth2 token_url must be configured
          oauth2: {client_id: a, token_url: 'http://b', client_secret: c, client_secret_file: d} | at most one of client_secret & client_secret_file must be configured
          oauth2: {client_id: a, token_url: 'http://b', signature_algorithm: HS256} | expected one of RS256, RS384, RS512, not "HS256"
          oauth2: {client_id: a, token_url: 'http://b', scopes: c}   | expected a list, not text
          tls_config: {ca: a, ca_file: b}                            | at most one of ca & ca_file must be configured
          tls_config: {key: a}                                       | exactly one of cert or cert_file must be configured when a client key is configured
          tls_config: {min_version: TLS1.2}                          | expected one of TLS10, TLS11, TLS12, TLS13, not "TLS1.2"
          proxy_url: 'http://a', proxy_from_environment: true        | if proxy_from_environment is configured, proxy_url must not be configured
          no_proxy: a, proxy_from_environment: true                  | if proxy_from_environment is configured, no_proxy must not be configured
          no_proxy: a                                                | if no_proxy is configured, proxy_url must also be configured
          proxy_connect_header: {a: [b]}                             | if proxy_connect_header is configured, proxy_url or proxy_from_environment must also be configured
          http_headers: {user-agent: {values: [a]}}                  | setting header "user-agent" is not allowed
          http_headers: {X-Team: {value: [a]}}                       | unknown key, did you mean "values"?
          """)
  @DisplayName("17.6 http_config, global or not")
  void httpConfig(String keys, String message) {
    assertThat(mistakesIn(global("http_config: {" + keys + "}")))
        .singleElement()
        .asString()
        .startsWith("line 1: global.http_config")
        .endsWith(": " + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smtp_auth_password", "smtp_auth_secret", "slack_api_url", "slack_app_token",
        "opsgenie_api_key", "victorops_api_key", "wechat_api_secret", "telegram_bot_token",
        "rocketchat_token", "rocketchat_token_id", "mattermost_webhook_url"
      })
  @DisplayName("17.3, B090 a value and its file exclude each other")
  void pairs(String key) {
    assertThat(mistakesIn(global("%1$s: 'http://a', %1$s_file: b".formatted(key))))
        .containsExactly(
            "line 1: global.%1$s: at most one of %1$s & %1$s_file must be configured"
                .formatted(key));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          resolve_timeout: 1.5m        | resolve_timeout: not a valid duration string: "1.5m"
          jira_api_url: example.org    | jira_api_url: unsupported scheme "" for URL
          webex_api_url: 'http://'     | webex_api_url: missing host for URL
          smtp_require_tls: 2          | smtp_require_tls: expected true or false, not "2"
          opsgenie_apikey: a           | opsgenie_apikey: unknown key, did you mean "opsgenie_api_key"?
          smtp_tls_config: {curves: b}      | smtp_tls_config.curves: unknown key, known here: ca, ca_file, cert, cert_file, insecure_skip_verify, key, key_file, max_version, min_version, server_name
          """)
  @DisplayName("17.3 global")
  void globalKeys(String keys, String message) {
    assertThat(mistakesIn(global(keys))).containsExactly("line 1: global." + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          tracing: {client_type: http}                           | tracing: tracing endpoint must be set
          tracing: {endpoint: a, client_type: udp}               | tracing.client_type: expected one of grpc, http, not "udp"
          tracing: {endpoint: a, sampling_fraction: half}        | tracing.sampling_fraction: expected a number, not "half"
          tracing: {endpoint: a, headers: {Host: {values: [b]}}} | tracing.headers.Host: setting header "Host" is not allowed
          event_recorder: {file_outputs: [{name: a}]}            | event_recorder.file_outputs[0]: event_recorder file output requires a path
          event_recorder: {webhook_outputs: [{name: a}]}         | event_recorder.webhook_outputs[0]: event_recorder webhook output requires a url
          event_recorder: {kafka_outputs: [{brokers: [a]}]}      | event_recorder.kafka_outputs[0]: event_recorder kafka output requires a topic
          event_recorder: {kafka_outputs: [{brokers: [a], topic: b, acks: some}]} | event_recorder.kafka_outputs[0].acks: expected one of none, leader, all, not "some"
          event_recorder: {outputs: []}                          | event_recorder.outputs: unknown key, known here: file_outputs, kafka_outputs, stdout_outputs, webhook_outputs
          """)
  @DisplayName("17.2 tracing and event_recorder")
  void otherSections(String line, String message) {
    assertThat(mistakesIn(line + "\n" + global(""))).containsExactly("line 1: " + message);
  }

  @ParameterizedTest
  @ValueSource(strings = {Examples.KNOWN_TO_AMTOOL, Examples.YOUNGER, Examples.IN_FILES})
  @DisplayName("17.3, 17.6 every key is accepted")
  void accepted(String yaml) {
    assertThat(reading(yaml).receivers()).isNotEmpty();
  }

  private static String global(String keys) {
    return "global: {" + keys + "}\nroute: {receiver: r}\nreceivers: [{name: r}]\n";
  }
}
