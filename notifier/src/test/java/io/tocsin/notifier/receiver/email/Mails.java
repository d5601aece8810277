package io.tocsin.notifier.receiver.email;

import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.receiver.EmailIntegration;
import io.tocsin.configuration.receiver.TlsSettings;
import io.tocsin.testkit.smtp.FakeSmtp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of {@code email_configs} as a test wants it: without TLS and login until it says so. */
record Mails(
    EmailIntegration.Smarthost server,
    String to,
    String from,
    Map<String, String> headers,
    boolean requireTls,
    boolean implicitTls,
    TlsSettings tls,
    Optional<EmailIntegration.Login> login,
    Optional<String> html,
    Optional<String> text) {

  static final TlsSettings ANY_CERTIFICATE =
      new TlsSettings(Optional.empty(), Optional.empty(), Optional.empty(), true, List.of());

  static Mails to(FakeSmtp smtp, String to) {
    return new Mails(
        new EmailIntegration.Smarthost(smtp.host(), smtp.port()),
        to,
        "Tocsin <tocsin@example.net>",
        Map.of(),
        false,
        false,
        TlsSettings.DEFAULT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static TlsSettings trusting(String pem) {
    return new TlsSettings(
        Optional.of(new SecretSource.Inline(pem)),
        Optional.empty(),
        Optional.empty(),
        false,
        List.of());
  }

  Mails from(String sender) {
    return new Mails(server, to, sender, headers, requireTls, implicitTls, tls, login, html, text);
  }

  Mails with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Mails(server, to, from, more, requireTls, implicitTls, tls, login, html, text);
  }

  Mails over(TlsSettings settings) {
    return new Mails(server, to, from, headers, true, implicitTls, settings, login, html, text);
  }

  Mails encryptedFromTheStart() {
    return new Mails(server, to, from, headers, requireTls, true, tls, login, html, text);
  }

  Mails at(String host) {
    return new Mails(
        new EmailIntegration.Smarthost(host, server.port()),
        to,
        from,
        headers,
        requireTls,
        implicitTls,
        tls,
        login,
        html,
        text);
  }

  Mails loggingIn(String username, String password) {
    return as(
        new EmailIntegration.Login(
            username, Optional.of(new SecretSource.Inline(password)), Optional.empty(), ""));
  }

  Mails as(EmailIntegration.Login account) {
    return new Mails(
        server, to, from, headers, requireTls, implicitTls, tls, Optional.of(account), html, text);
  }

  Mails html(String template) {
    return new Mails(
        server,
        to,
        from,
        headers,
        requireTls,
        implicitTls,
        tls,
        login,
        Optional.of(template),
        text);
  }

  Mails text(String template) {
    return new Mails(
        server,
        to,
        from,
        headers,
        requireTls,
        implicitTls,
        tls,
        login,
        html,
        Optional.of(template));
  }

  /** The three headers are there as the reader of the configuration puts them there. */
  EmailIntegration integration() {
    var all = new LinkedHashMap<>(headers);
    all.putIfAbsent("Subject", "");
    all.putIfAbsent("To", to);
    all.putIfAbsent("From", from);
    return new EmailIntegration(
        true,
        to,
        from,
        server,
        "tocsin.example.net",
        login,
        requireTls,
        implicitTls,
        tls,
        all,
        html,
        text);
  }
}
