package io.tocsin.notifier.receiver.email;

import io.tocsin.configuration.receiver.EmailIntegration;
import io.tocsin.notifier.receiver.Attempt;
import io.tocsin.notifier.receiver.MessageForm;
import io.tocsin.notifier.template.ConfiguredText;
import io.tocsin.notifier.template.ConfiguredTexts;
import io.tocsin.notifier.template.MessageData;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The parts of a mail. A part that is configured as empty is left out; if both are, the built-in
 * text is sent.
 */
final class MailBody {
  private final EmailIntegration email;
  private final Attempt attempt;
  private final ConfiguredTexts texts;

  MailBody(EmailIntegration email, Attempt attempt, ConfiguredTexts texts) {
    this.email = email;
    this.attempt = attempt;
    this.texts = texts;
  }

  void addTo(MimeMessage mail, MessageForm form) throws MessagingException {
    var html = html(form);
    var text =
        text(form).or(() -> html.isPresent() ? Optional.empty() : Optional.of(builtIn(form)));
    var parts = new MimeMultipart("alternative");
    if (text.isPresent()) {
      parts.addBodyPart(part(text.get(), "plain"));
    }
    if (html.isPresent()) {
      parts.addBodyPart(part(html.get(), "html"));
    }
    mail.setContent(parts);
  }

  private static MimeBodyPart part(String content, String type) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(content, "UTF-8", type);
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  /** A configured text is used only in the whole form, because its length is unknown. */
  private Optional<String> text(MessageForm form) {
    if (isLeftOut(email.text())) {
      return Optional.empty();
    }
    return Optional.of(
        configured("text", email.text(), form, UnaryOperator.identity())
            .orElseGet(() -> builtIn(form)));
  }

  private Optional<String> html(MessageForm form) {
    if (isLeftOut(email.html()) || form == MessageForm.COUNTS_ONLY) {
      return Optional.empty();
    }
    return Optional.of(
        configured("html", email.html(), form, Html::escape)
            .orElseGet(() -> MailHtml.of(data(), form)));
  }

  /** Values are escaped when they are inserted; the text itself is not. */
  private Optional<String> configured(
      String field, Optional<String> template, MessageForm form, UnaryOperator<String> escape) {
    return template
        .filter(_ -> form == MessageForm.WHOLE)
        .map(it -> new ConfiguredText(field, it, _ -> "", escape))
        .map(it -> texts.render(it, data(), attempt.destination()))
        .filter(rendered -> !rendered.isBlank());
  }

  private static boolean isLeftOut(Optional<String> template) {
    return template.filter(String::isBlank).isPresent();
  }

  private String builtIn(MessageForm form) {
    return MailText.of(data(), attempt.destination().receiver(), form);
  }

  private MessageData data() {
    return attempt.data();
  }
}
