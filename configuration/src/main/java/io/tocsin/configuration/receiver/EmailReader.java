package io.tocsin.configuration.receiver;

import static io.tocsin.configuration.receiver.IntegrationTexts.templateNamed;

import io.tocsin.configuration.yaml.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one of {@code email_configs}. */
final class EmailReader {
  /** They describe the MIME structure; with other values the mail would be unreadable. */
  private static final List<String> OF_THE_MAIL =
      List.of("Content-Type", "Content-Transfer-Encoding", "Mime-Version");

  private EmailReader() {}

  static Optional<EmailIntegration> read(Section section, GlobalSettings global) {
    var server = global.mail().overriddenBy(section, "");
    var to = section.text("to").orElse("");
    requireAddresses(section, server, to);
    warnAboutLogin(section, server);
    var headers = headers(section, to, server.from().orElse(""));
    var html = section.text("html").filter(written -> !isDefaultHtml(written));
    var text = section.text("text");
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
                    server.tls(),
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
    if (server.username().isPresent() && server.login().isEmpty()) {
      section.warn(
          "auth_username without auth_password or auth_secret: mail is sent without a login");
    }
  }

  private static boolean isDefaultHtml(String written) {
    return IntegrationTexts.isSame(written, templateNamed("email.default.html"));
  }

  /** With the three headers that Alertmanager fills in; an empty subject means the built-in one. */
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
    warnAbout(headers, section);
    headers.computeIfPresent("Subject", (name, subject) -> withoutDefaultSubject(subject));
    headers.putIfAbsent("Subject", "");
    headers.putIfAbsent("To", to);
    headers.putIfAbsent("From", from);
    return headers;
  }

  private static void warnAbout(Map<String, String> headers, Section section) {
    for (var name : OF_THE_MAIL) {
      if (headers.remove(name) != null) {
        section.warn(
            "header " + name + " is ignored, because it describes the structure of the mail");
      }
    }
    if (headers.containsKey("Bcc")) {
      section.warn(
          "header Bcc is sent as written: every recipient can read it, and it adds no recipients;"
              + " put all recipients into \"to\"");
    }
  }

  private static String withoutDefaultSubject(String subject) {
    return IntegrationTexts.isSame(subject, templateNamed("email.default.subject")) ? "" : subject;
  }

  /** Capitalises after every hyphen, the usual form of mail headers. */
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
