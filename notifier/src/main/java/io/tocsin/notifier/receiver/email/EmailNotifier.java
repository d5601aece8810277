package io.tocsin.notifier.receiver.email;

import io.tocsin.configuration.receiver.EmailIntegration;
import io.tocsin.notifier.receiver.Answer;
import io.tocsin.notifier.receiver.Attempt;
import io.tocsin.notifier.receiver.AttemptConfig;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.NotificationMetrics;
import io.tocsin.notifier.receiver.Notifier;
import io.tocsin.notifier.receiver.target.Targets;
import io.tocsin.notifier.template.ConfiguredTexts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import java.io.IOException;

/** Sends one mail to each recipient, over one connection. */
@ApplicationScoped
class EmailNotifier implements Notifier<EmailIntegration> {
  private final ConfiguredTexts texts;
  private final NotificationMetrics metrics;
  private final AttemptConfig config;
  private final Targets targets;

  EmailNotifier(
      ConfiguredTexts texts, NotificationMetrics metrics, AttemptConfig config, Targets targets) {
    this.texts = texts;
    this.metrics = metrics;
    this.config = config;
    this.targets = targets;
  }

  @Override
  public Class<EmailIntegration> integration() {
    return EmailIntegration.class;
  }

  @Override
  public Answer tell(EmailIntegration email, Attempt attempt) {
    var answer = attempt(email, attempt);
    metrics.requested(email.type(), answer.failure().isPresent());
    return answer;
  }

  private Answer attempt(EmailIntegration email, Attempt attempt) {
    var writer = new MailWriter(email, attempt, texts);
    try {
      var mails = new Mailing(writer.recipients(), attempt);
      return send(email, writer, mails, session(email));
    } catch (AddressException e) {
      return new Answer.Refused(
          Failure.CLIENT_ERROR,
          "to: \"" + HeaderText.of(email.to()) + "\" is no list of addresses");
    } catch (IOException e) {
      return new Answer.NeedsPerson(
          Failure.OTHER, "cannot read the password or set up TLS: " + e.getMessage());
    }
  }

  private Session session(EmailIntegration email) throws IOException {
    return SmtpSession.of(email, config.timeout(), targets.sockets());
  }

  private static Answer send(
      EmailIntegration email, MailWriter writer, Mailing mails, Session session)
      throws IOException {
    try (var transport = session.getTransport(SmtpSession.protocol(email))) {
      connect(transport, email);
      for (var recipient : mails.open()) {
        mails.note(recipient, send(transport, writer, recipient, session));
      }
      return mails.answer();
    } catch (MessagingException e) {
      return mails.answerOr(SmtpAnswer.toConnecting(e));
    }
  }

  private static Answer send(
      Transport transport,
      MailWriter writer,
      jakarta.mail.internet.InternetAddress recipient,
      Session session) {
    try {
      var mail = writer.to(recipient, session);
      transport.sendMessage(mail, mail.getAllRecipients());
      return new Answer.Accepted("ok", java.util.Map.of("message_id", writer.messageId(recipient)));
    } catch (MessagingException e) {
      return SmtpAnswer.toSending(e);
    }
  }

  private static void connect(Transport transport, EmailIntegration email)
      throws MessagingException, IOException {
    var server = email.smarthost();
    if (email.login().isPresent()) {
      var login = email.login().get();
      var password = login.password().read().reveal();
      transport.connect(server.host(), server.port(), login.username(), password);
    } else {
      transport.connect(server.host(), server.port(), null, null);
    }
  }
}
