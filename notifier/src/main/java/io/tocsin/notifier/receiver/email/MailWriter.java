package io.tocsin.notifier.receiver.email;

import io.tocsin.configuration.receiver.EmailIntegration;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.notifier.receiver.Attempt;
import io.tocsin.notifier.template.BuiltInTexts;
import io.tocsin.notifier.template.ConfiguredText;
import io.tocsin.notifier.template.ConfiguredTexts;
import io.tocsin.notifier.template.MessageData;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Writes the mail of one delivery. Headers go through the library's typed setters, so that no label
 * can begin a header of its own.
 */
final class MailWriter {
  private static final String UTF_8 = "UTF-8";

  /** Set by us for every mail; a configuration cannot take them away. */
  private static final Set<String> OURS =
      Set.of(
          "subject",
          "from",
          "to",
          "date",
          "message-id",
          "content-type",
          "mime-version",
          "content-transfer-encoding",
          "references",
          "in-reply-to",
          "auto-submitted");

  private final EmailIntegration email;
  private final Attempt attempt;
  private final ConfiguredTexts texts;

  MailWriter(EmailIntegration email, Attempt attempt, ConfiguredTexts texts) {
    this.email = email;
    this.attempt = attempt;
    this.texts = texts;
  }

  /**
   * @throws AddressException if one of them is not an address; then no mail can be sent
   */
  List<InternetAddress> recipients() throws AddressException {
    return List.of(InternetAddress.parse(text("to", email.to(), _ -> ""), true));
  }

  MimeMessage to(InternetAddress recipient, Session session) throws MessagingException {
    var mail = new StableIdMessage(session, messageId(recipient));
    mail.setFrom(from());
    mail.setRecipient(Message.RecipientType.TO, recipient);
    mail.setSubject(HeaderText.of(subject()), UTF_8);
    mail.setSentDate(Date.from(attempt.decidedAt()));
    addThread(mail);
    addMarks(mail);
    for (var header : email.headers().entrySet()) {
      addConfigured(mail, header.getKey(), header.getValue());
    }
    mail.setContent(body());
    mail.saveChanges();
    return mail;
  }

  /** The same in every attempt, so that a mailbox can drop what it has already. */
  String messageId(InternetAddress recipient) {
    var address = recipient.getAddress().getBytes(StandardCharsets.UTF_8);
    var person = UUID.nameUUIDFromBytes(address).toString().substring(0, 8);
    return "<d-" + attempt.deliveryId() + "-" + person + "@" + domain() + ">";
  }

  /** The envelope and the header have one sender. */
  private InternetAddress from() throws MessagingException {
    return new InternetAddress(HeaderText.of(text("from", email.from(), _ -> "")), true);
  }

  private String subject() {
    return text("headers.Subject", configured("Subject"), BuiltInTexts::subject);
  }

  private String configured(String header) {
    return email.headers().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(header))
        .map(java.util.Map.Entry::getValue)
        .filter(value -> !value.isBlank())
        .findFirst()
        .orElse("{{ template \"email.default.subject\" . }}");
  }

  /** A root that need not exist as a mail: all mails of one firing episode hang on it. */
  private void addThread(MimeMessage mail) throws MessagingException {
    var key = data().groupKey().hash().substring(0, 16);
    var root = "<g-" + key + "-" + attempt.generation() + "@" + domain() + ">";
    mail.setHeader("In-Reply-To", root);
    mail.setHeader("References", root);
  }

  /** For filters, and so that no robot answers. */
  private void addMarks(MimeMessage mail) throws MessagingException {
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("X-Auto-Response-Suppress", "All");
    mail.setHeader("List-Id", "Tocsin alerts <alerts." + domain() + ">");
    mail.setHeader("X-Tocsin-Group", data().groupKey().hash());
    mail.setHeader("X-Tocsin-Status", data().status().word());
    if (isCritical()) {
      mail.setHeader("Importance", "high");
      mail.setHeader("X-Priority", "1");
    }
  }

  private void addConfigured(MimeMessage mail, String name, String template)
      throws MessagingException {
    var header = HeaderText.of(name);
    if (OURS.contains(header.toLowerCase(Locale.ROOT)) || !header.matches("[!-9;-~]+")) {
      return;
    }
    var value = HeaderText.of(text("headers." + name, template, _ -> ""));
    if (!value.isEmpty()) {
      mail.setHeader(header, encoded(value, header.length() + 2));
    }
  }

  private MimeMultipart body() throws MessagingException {
    var plain = new MimeBodyPart();
    plain.setText(plainText(), UTF_8);
    plain.setHeader("Content-Transfer-Encoding", "quoted-printable");
    var html = new MimeBodyPart();
    html.setContent(html(), "text/html; charset=UTF-8");
    html.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return new MimeMultipart("alternative", plain, html);
  }

  private String plainText() {
    Function<MessageData, String> builtIn =
        data -> MailText.of(data, attempt.destination().receiver());
    return email.text().isBlank() ? builtIn.apply(data()) : text("text", email.text(), builtIn);
  }

  /**
   * The built-in one is escaped already, values in a configured one are escaped on their way in.
   */
  private String html() {
    var configured = new ConfiguredText("html", email.html(), _ -> "", Html::escape);
    if (configured.isDefault("email\\.default\\.")) {
      return MailHtml.of(data());
    }
    var rendered = texts.render(configured, data(), attempt.destination());
    return rendered.isBlank() ? MailHtml.of(data()) : rendered;
  }

  private String text(String field, String template, Function<MessageData, String> builtIn) {
    var text = new ConfiguredText(field, template, builtIn, UnaryOperator.identity());
    return texts.render(text, data(), attempt.destination());
  }

  private boolean isCritical() {
    return data().firing().stream()
        .anyMatch(
            alert ->
                alert.status() == AlertStatus.FIRING
                    && alert.labels().valueOrEmpty("severity").equals("critical"));
  }

  private String domain() {
    var address = email.from();
    var domain = address.substring(address.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
    return domain.isEmpty() ? "tocsin.invalid" : domain;
  }

  private static String encoded(String value, int used) {
    try {
      return MimeUtility.fold(used, MimeUtility.encodeText(value, UTF_8, null));
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java platform has UTF-8", e);
    }
  }

  private MessageData data() {
    return attempt.data();
  }
}
