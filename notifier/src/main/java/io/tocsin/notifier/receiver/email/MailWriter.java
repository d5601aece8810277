package io.tocsin.notifier.receiver.email;

import io.tocsin.configuration.receiver.EmailIntegration;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.alert.Severity;
import io.tocsin.notifier.receiver.Attempt;
import io.tocsin.notifier.receiver.MessageForm;
import io.tocsin.notifier.template.BuiltInTexts;
import io.tocsin.notifier.template.ConfiguredText;
import io.tocsin.notifier.template.ConfiguredTexts;
import io.tocsin.notifier.template.MessageData;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Date;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes the mail of a delivery: our headers first, then configured ones, which replace them. No
 * label value can inject a header, because every value is a single line.
 */
final class MailWriter {
  private static final String SUBJECT = "Subject";

  private final EmailIntegration email;
  private final Attempt attempt;
  private final ConfiguredTexts texts;
  private final MailEnvelope envelope;

  MailWriter(
      EmailIntegration email, Attempt attempt, ConfiguredTexts texts, MailEnvelope envelope) {
    this.email = email;
    this.attempt = attempt;
    this.texts = texts;
    this.envelope = envelope;
  }

  MimeMessage mail(Session session, MessageForm form) throws MessagingException {
    var mail = new MailMessage(session, messageId());
    addPeople(mail);
    mail.setSentDate(Date.from(attempt.decidedAt()));
    addThread(mail);
    addMarks(mail);
    new MailBody(email, attempt, texts).addTo(mail, form);
    mail.saveChanges();
    set(mail, SUBJECT, subject());
    for (var header : email.headers().entrySet()) {
      addConfigured(mail, header);
    }
    return mail;
  }

  /** The same in every attempt and form, so that a mailbox can drop duplicates. */
  String messageId() {
    return "<d-" + attempt.deliveryId() + "@" + domain() + ">";
  }

  private void addPeople(MimeMessage mail) throws MessagingException {
    set(mail, "From", envelope.sender().toUnicodeString());
    set(mail, "To", InternetAddress.toUnicodeString(people()));
  }

  private InternetAddress[] people() {
    return envelope.recipients().toArray(InternetAddress[]::new);
  }

  private String subject() {
    var configured = email.headers().getOrDefault(SUBJECT, "");
    var template = configured.isBlank() ? "{{ template \"email.default.subject\" . }}" : configured;
    return text(SUBJECT, template, BuiltInTexts::subject);
  }

  /** The root of the thread of one episode; no such mail needs to exist. */
  private void addThread(MimeMessage mail) throws MessagingException {
    var key = data().groupKey().hash().substring(0, 16);
    var root = "<g-" + key + "-" + attempt.generation() + "@" + domain() + ">";
    mail.setHeader("In-Reply-To", root);
    mail.setHeader("References", root);
  }

  /** For filters, and to prevent automatic replies. */
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

  /** A value that is empty, or uses unsupported template features, leaves the header as it is. */
  private void addConfigured(MimeMessage mail, Map.Entry<String, String> header)
      throws MessagingException {
    var name = HeaderText.of(header.getKey());
    if (name.matches("[!-9;-~]+") && !name.equalsIgnoreCase(SUBJECT)) {
      set(mail, name, text(header.getKey(), header.getValue(), _ -> ""));
    }
  }

  private static void set(MimeMessage mail, String name, String value) throws MessagingException {
    if (!value.isBlank()) {
      mail.setHeader(name, HeaderText.encoded(name, value));
    }
  }

  private String text(String header, String template, Function<MessageData, String> builtIn) {
    var text = new ConfiguredText("headers." + header, template, builtIn);
    return texts.render(text, data(), attempt.destination());
  }

  private boolean isCritical() {
    return data().firing().stream()
        .anyMatch(
            alert -> alert.status() == AlertStatus.FIRING && Severity.isCritical(alert.labels()));
  }

  private String domain() {
    var address = envelope.sender().getAddress();
    var domain = address.substring(address.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
    return domain.isEmpty() ? "tocsin.invalid" : domain;
  }

  private MessageData data() {
    return attempt.data();
  }
}
