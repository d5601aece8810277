package io.tocsin.configuration.receiver;

import static io.tocsin.configuration.receiver.IntegrationTexts.templateNamed;

import io.tocsin.configuration.yaml.Section;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads one of {@code email_configs}. */
final class EmailReader {
  private EmailReader() {}

  static Optional<EmailIntegration> read(Section section, GlobalSettings global) {
    var server = global.mail().overriddenBy(section, "");
    var to = section.text("to").orElse("");
    requireAddresses(section, server, to);
    warnAboutLogin(section, server);
    var headers = headers(section, to, server.from().orElse(""));
    var texts = new IntegrationTexts(section);
    var html = texts.text("html", templateNamed("email.default.html"));
    var text = texts.text("text");
    boolean sendResolved = section.flag("send_resolved", false);
    return server
        .smarthost()
        .map(
            host ->
                new EmailIntegration(
                    sendResolved,
                    to,
                    server.from().orElse(""),
                    host,
                    server.hello(),
                    server.login(),
                    server.requireTls(),
                    server.implicitTlsAt(host),
                    server.insecureSkipVerify(),
                    headers,
                    html,
                    text));
  }

  private static void requireAddresses(Section section, MailServer server, String to) {
    if (to.isEmpty()) {
      section.mistake("to", "missing to address in email config");
    }
    if (server.smarthost().isEmpty() && section.value("smarthost").isEmpty()) {
      section.mistake("smarthost", "no global SMTP smarthost set");
    }
    if (server.from().isEmpty()) {
      section.mistake("from", "no global SMTP from set");
    }
  }

  private static void warnAboutLogin(Section section, MailServer server) {
    if (server.username().isPresent() && server.password().isEmpty()) {
      section.warn("auth_username without auth_password: mail is sent without logging in");
    }
  }

  /** The three that Alertmanager fills in; an empty subject is the built-in one. */
  private static Map<String, String> headers(Section section, String to, String from) {
    var headers = new LinkedHashMap<String, String>();
    section
        .texts("headers")
        .forEach(
            (name, value) -> {
              var canonical = canonical(name);
              if (headers.put(canonical, value) != null) {
                section.mistake(
                    "headers", "duplicate header \"" + canonical + "\" in email config");
              }
            });
    headers.computeIfPresent("Subject", (name, subject) -> withoutUsualSubject(subject));
    headers.putIfAbsent("Subject", "");
    headers.putIfAbsent("To", to);
    headers.putIfAbsent("From", from);
    return headers;
  }

  private static String withoutUsualSubject(String subject) {
    return IntegrationTexts.isSame(subject, templateNamed("email.default.subject")) ? "" : subject;
  }

  /** Capitals after every hyphen, as mail headers are usually written. */
  private static String canonical(String name) {
    var canonical = new StringBuilder();
    boolean first = true;
    for (char c : name.toCharArray()) {
      canonical.append(first ? Character.toUpperCase(c) : Character.toLowerCase(c));
      first = c == '-';
    }
    return canonical.toString();
  }
}
