package io.tocsin.configuration.receiver;

import static io.tocsin.configuration.Reading.mistakesIn;
import static io.tocsin.configuration.Reading.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.tocsin.configuration.SecretSource;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("17.6 email_configs")
class EmailReaderTest {
  private static final String SERVER = "{smtp_smarthost: 'mail:25', smtp_from: t@example.org}";

  @Test
  void defaults() {
    var email = email(SERVER, "{to: a@example.org}");

    assertThat(email.sendResolved()).isFalse();
    assertThat(email.smarthost()).isEqualTo(new EmailIntegration.Smarthost("mail", 25));
    assertThat(email.from()).isEqualTo("t@example.org");
    assertThat(email.hello()).isEqualTo("localhost");
    assertThat(email.login()).isEmpty();
    assertThat(email.requireTls()).isTrue();
    assertThat(email.implicitTls()).isFalse();
    assertThat(email.html()).isEmpty();
    assertThat(email.text()).isEmpty();
    assertThat(email.headers())
        .containsOnly(
            entry("To", "a@example.org"), entry("From", "t@example.org"), entry("Subject", ""));
  }

  @Test
  void everythingFromGlobal() {
    var email =
        email(
            """
            {smtp_smarthost: '[::1]:465', smtp_from: f, smtp_hello: h, smtp_auth_username: u,
             smtp_auth_password: p, smtp_auth_identity: i, smtp_require_tls: false,
             smtp_tls_config: {insecure_skip_verify: true}}""",
            "{to: a}");

    assertThat(email.smarthost()).isEqualTo(new EmailIntegration.Smarthost("::1", 465));
    assertThat(email.hello()).isEqualTo("h");
    assertThat(email.login()).contains(login("u", "p", "i"));
    assertThat(email.requireTls()).isFalse();
    assertThat(email.implicitTls()).isTrue();
    assertThat(email.tls().insecureSkipVerify()).isTrue();
  }

  @Test
  void everythingOfItsOwn() {
    var email =
        email(
            "{smtp_smarthost: 'mail:465', smtp_from: f, smtp_auth_username: u, smtp_auth_password: p}",
            """
            {to: a, from: b, smarthost: 'other:587', hello: h, auth_username: v, auth_password: q,
             require_tls: false, force_implicit_tls: true, send_resolved: true, html: <p>, text: t,
             headers: {subject: s, x-team: '{{ .Status }}'}}""");

    assertThat(email.sendResolved()).isTrue();
    assertThat(email.from()).isEqualTo("b");
    assertThat(email.smarthost()).isEqualTo(new EmailIntegration.Smarthost("other", 587));
    assertThat(email.login()).contains(login("v", "q", ""));
    assertThat(email.implicitTls()).isTrue();
    assertThat(email.html()).contains("<p>");
    assertThat(email.text()).contains("t");
    assertThat(email.headers())
        .containsOnly(
            entry("Subject", "s"),
            entry("X-Team", "{{ .Status }}"),
            entry("To", "a"),
            entry("From", "b"));
  }

  @Test
  void headersKeepTheOrderOfTheFile() {
    var email = email(SERVER, "{to: a, headers: {X-C: 1, X-A: 2, X-B: 3}}");

    assertThat(email.headers().keySet())
        .containsExactly("X-C", "X-A", "X-B", "Subject", "To", "From");
  }

  @Test
  void emptyTextsSayNothing() {
    var email =
        email(
            """
            {smtp_smarthost: 'mail:25', smtp_from: f, smtp_hello: '', smtp_auth_username: '',
             smtp_auth_password: ''}""",
            "{to: a, from: '', smarthost: ''}");

    assertThat(email.hello()).isEqualTo("localhost");
    assertThat(email.login()).isEmpty();
    assertThat(email.from()).isEqualTo("f");
    assertThat(email.smarthost()).isEqualTo(new EmailIntegration.Smarthost("mail", 25));
  }

  @Test
  void implicitTlsMayBeSwitchedOffAtItsPort() {
    var email =
        email(
            "{smtp_smarthost: 'mail:465', smtp_from: f, smtp_force_implicit_tls: false}",
            "{to: a}");

    assertThat(email.implicitTls()).isFalse();
  }

  @Test
  void referencesToTheUsualTemplatesAreTheBuiltInTexts() {
    var email =
        email(
            SERVER,
            """
            {to: a, html: '{{ template "email.default.html" . }}',
             headers: {Subject: '{{ template "email.default.subject" . }}'}}""");

    assertThat(email.html()).isEmpty();
    assertThat(email.headers()).containsEntry("Subject", "");
  }

  @Test
  void aLoginWithoutAPasswordIsSaid() {
    var yaml = file(SERVER, "{to: a, auth_username: u}");

    assertThat(reading(yaml).warnings())
        .singleElement()
        .asString()
        .contains("auth_username without auth_password or auth_secret");
  }

  @Test
  void aSecretAloneIsALoginByCramMd5() {
    var email = email(SERVER, "{to: a, auth_username: u, auth_secret: s}");

    assertThat(email.login())
        .contains(
            new EmailIntegration.Login(
                "u", Optional.empty(), Optional.of(new SecretSource.Inline("s")), ""));
  }

  @Test
  void anEmptyPartIsLeftOutAndAnAbsentOneIsBuiltIn() {
    var email = email(SERVER, "{to: a, html: ''}");

    assertThat(email.html()).contains("");
    assertThat(email.text()).isEmpty();
  }

  @Test
  void everyKeyOfTlsConfigIsRead() {
    var tls =
        email(
                SERVER,
                """
                {to: a, tls_config: {ca_file: ca.pem, cert: C, key: K, server_name: mx,
                 insecure_skip_verify: true, min_version: TLS11, max_version: TLS12}}""")
            .tls();

    assertThat(tls.authorities()).contains(new SecretSource.InFile(Path.of("/etc/tocsin/ca.pem")));
    assertThat(tls.certificate()).isPresent();
    assertThat(tls.serverName()).contains("mx");
    assertThat(tls.insecureSkipVerify()).isTrue();
    assertThat(tls.versions()).containsExactly("TLSv1.1", "TLSv1.2");
  }

  @Test
  void oneTlsConfigReplacesTheGlobalOne() {
    var server = "{smtp_smarthost: 'm:25', smtp_from: f, smtp_tls_config: {server_name: mx}}";

    assertThat(email(server, "{to: a}").tls().serverName()).contains("mx");
    assertThat(email(server, "{to: a, tls_config: {ca: C}}").tls().serverName()).isEmpty();
  }

  @Test
  void headersThatWouldSurpriseAreSaid() {
    var yaml = file(SERVER, "{to: a, headers: {Bcc: b, content-type: text/html}}");

    assertThat(reading(yaml).warnings())
        .satisfiesExactly(
            first -> assertThat(first).contains("Content-Type").contains("is ignored"),
            second -> assertThat(second).contains("Bcc").contains("\"to\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {smtp_smarthost: 'm:25', smtp_from: f} | {}                                    | missing to address in email config
          {smtp_from: f}                         | {to: a}                               | no global SMTP smarthost set
          {smtp_smarthost: 'm:25'}               | {to: a}                               | no global SMTP from set
          {smtp_smarthost: 'm:25', smtp_from: f} | {to: a, headers: {subject: a, SUBJECT: b}}          | duplicate header "Subject" in email config
          {smtp_smarthost: 'm:25', smtp_from: f} | {to: a, auth_password: a, auth_password_file: b}    | at most one of auth_password & auth_password_file must be configured
          {smtp_smarthost: 'm:25', smtp_from: f} | {to: a, auth_secret: a, auth_secret_file: b}        | at most one of auth_secret & auth_secret_file must be configured
          {smtp_smarthost: 'm:25', smtp_from: f} | {to: a, tls_config: {min_version: TLS13, max_version: TLS12}} | no version of TLS is left: min_version is TLS13, max_version TLS12
          {smtp_smarthost: 'm:25', smtp_from: f} | {to: a, smarthost: mail}                            | address mail: missing port in address, write host:port
          {smtp_smarthost: 'm:25', smtp_from: f} | {to: a, smarthost: 'mail:smtp'}                     | address mail:smtp: the port must be a number from 1 to 65535
          {smtp_smarthost: 'm:25', smtp_from: f} | {to: a, smarthost: '::1:25'}                        | address ::1:25: too many colons in address, write [IPv6]:port
          """)
  @DisplayName("B090 what is refused")
  void refused(String global, String keys, String message) {
    assertThat(mistakesIn(file(global, keys))).singleElement().asString().endsWith(": " + message);
  }

  private static EmailIntegration.Login login(String username, String password, String identity) {
    return new EmailIntegration.Login(
        username, Optional.of(new SecretSource.Inline(password)), Optional.empty(), identity);
  }

  private static EmailIntegration email(String global, String keys) {
    return (EmailIntegration) reading(file(global, keys)).receiver("r").integrations().getFirst();
  }

  private static String file(String global, String keys) {
    return """
    global: %s
    route: {receiver: r}
    receivers:
      - name: r
        email_configs:
          - %s
    """
        .formatted(global.replace("\n", " "), keys.replace("\n", " "));
  }
}
