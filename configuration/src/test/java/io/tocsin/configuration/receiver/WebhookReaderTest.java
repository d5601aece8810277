package io.tocsin.configuration.receiver;

import static io.tocsin.configuration.Reading.integration;
import static io.tocsin.configuration.Reading.mistakesIn;
import static io.tocsin.configuration.Reading.reading;
import static io.tocsin.configuration.Reading.withReceiver;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.SecretSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("17.6 webhook_configs and http_config")
class WebhookReaderTest {

  @Test
  void defaults() {
    var webhook = webhook("url: http://hook.example.org/x");

    assertThat(webhook)
        .isEqualTo(
            new WebhookIntegration(
                true,
                new SecretSource.Inline("http://hook.example.org/x"),
                0,
                Optional.empty(),
                HttpSettings.DEFAULT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy_url: 'http://proxy:3128'", "proxy_from_environment: true"})
  void proxyThatIsNotUsedIsWarnedAbout(String proxy) {
    var yaml =
        withReceiver("webhook_configs: [{url: 'http://x/', http_config: {%s}}]".formatted(proxy));

    assertThat(reading(yaml).warnings())
        .anyMatch(line -> line.contains("requests are sent directly"));
  }

  @Test
  void everyKey() {
    var webhook =
        webhook(
            """
            url_file: /run/secrets/hook
            send_resolved: false
            max_alerts: 20
            timeout: 1.5m
            http_config:
              basic_auth: {username: u, password_file: pw}
              follow_redirects: false
              tls_config: {ca_file: ca.pem, insecure_skip_verify: true}
            """);

    assertThat(webhook.sendResolved()).isFalse();
    assertThat(webhook.url()).isEqualTo(new SecretSource.InFile(Path.of("/run/secrets/hook")));
    assertThat(webhook.maxAlerts()).isEqualTo(20);
    assertThat(webhook.timeout()).contains(Duration.ofSeconds(90));
    assertThat(webhook.http().followRedirects()).isFalse();
    assertThat(webhook.http().insecureSkipVerify()).isTrue();
    assertThat(webhook.http().caFile()).contains(Path.of("/etc/tocsin/ca.pem"));
    assertThat(webhook.http().basicAuth())
        .contains(
            new HttpSettings.BasicAuth("u", new SecretSource.InFile(Path.of("/etc/tocsin/pw"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          authorization: {credentials: secret}             | Bearer
          authorization: {type: Token, credentials: secret} | Token
          bearer_token: secret                             | Bearer
          """)
  void authorization(String line, String scheme) {
    var http = webhook("url: http://a\nhttp_config:\n  " + line).http();

    assertThat(http.authorizationScheme()).isEqualTo(scheme);
    assertThat(http.credentials()).contains(new SecretSource.Inline("secret"));
  }

  @Test
  @DisplayName("17.6 an own http_config replaces the global one completely")
  void httpConfigIsReplaced() {
    var yaml =
        """
        global:
          http_config: {bearer_token: secret, follow_redirects: false}
        route: {receiver: r}
        receivers:
          - name: r
            webhook_configs:
              - url: http://a
              - url: http://b
                http_config: {tls_config: {insecure_skip_verify: true}}
        """;

    var integrations = reading(yaml).receiver("r").integrations();

    assertThat(((WebhookIntegration) integrations.getFirst()).http().credentials())
        .contains(new SecretSource.Inline("secret"));
    var own = ((WebhookIntegration) integrations.get(1)).http();
    assertThat(own.credentials()).isEmpty();
    assertThat(own.followRedirects()).isTrue();
    assertThat(own.insecureSkipVerify()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                   | one of url or url_file must be configured
          {url: http://a, url_file: b}         | at most one of url & url_file must be configured
          {url: ftp://a}                       | unsupported scheme "ftp" for URL
          {url: example.org}                   | unsupported scheme "" for URL
          {url: http:///x}                     | missing host for URL
          {url: http://a, max_alerts: -1}      | expected a whole number, not "-1"
          {url: http://a, timeout: 1d}         | unknown unit "d" in duration "1d"
          {url: http://a, timeout: -1s}        | negative duration "-1s"
          {url: http://a, http_config: {authorization: {type: Basic}}}                       | authorization type cannot be set to "basic", use "basic_auth" instead
          {url: http://a, http_config: {authorization: {}, basic_auth: {}}}                  | at most one of basic_auth, oauth2 & authorization must be configured
          {url: http://a, http_config: {authorization: {}, bearer_token: x}}                 | authorization is not compatible with bearer_token & bearer_token_file
          {url: http://a, http_config: {basic_auth: {}, bearer_token: x}}                    | at most one of basic_auth, oauth2, bearer_token & bearer_token_file must be configured
          {url: http://a, http_config: {basic_auth: {password: x, password_file: y}}}        | at most one of password & password_file must be configured
          {url: http://a, http_config: {tls_config: {cert_file: x}}}                         | exactly one of key or key_file must be configured when a client certificate is configured
          {url: http://a, http_config: {follow_redirect: true}}                              | unknown key, did you mean "follow_redirects"?
          """)
  @DisplayName("B090, B092 what is refused")
  void refused(String keys, String message) {
    assertThat(mistakesIn(withReceiver("webhook_configs: [" + keys + "]")))
        .singleElement()
        .asString()
        .startsWith("line 5: receivers[0].webhook_configs[0]")
        .endsWith(": " + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ .CommonLabels.hook }}",
        "http://{{ .CommonLabels.host }}/x",
        "http://example.org{{ .CommonLabels.path }}",
        "http://example.org:{{ .CommonLabels.port }}/",
        "{{ .CommonLabels.scheme }}://example.org/"
      })
  @DisplayName("B099 a template must not choose the host")
  void templatedHost(String url) {
    assertThat(mistakesIn(withReceiver("webhook_configs:\n  - url: '" + url + "'")))
        .singleElement()
        .asString()
        .contains("a template may not choose scheme or host");
  }

  @Test
  @DisplayName("B099 a template may fill in the path")
  void templatedPath() {
    var url = "https://example.org/hook/{{ .CommonLabels.team }}?x={{ .Status }}";

    assertThat(webhook("url: '" + url + "'").url()).isEqualTo(new SecretSource.Inline(url));
  }

  @Test
  void hostsWithUnderscoresAreHosts() {
    assertThat(webhook("url: http://alert_sink:8080/").url())
        .isEqualTo(new SecretSource.Inline("http://alert_sink:8080/"));
  }

  @Test
  void noMessageShowsTheSecretPartOfAnAddress() {
    var mistakes = mistakesIn(withReceiver("webhook_configs:\n  - url: 'http://exa mple/T0KEN'"));

    assertThat(mistakes).singleElement().asString().doesNotContain("T0KEN");
  }

  private static WebhookIntegration webhook(String lines) {
    return integration(
        WebhookIntegration.class, "webhook_configs:\n" + ("-\n" + lines.indent(2)).indent(2));
  }
}
