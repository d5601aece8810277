package io.tocsin.notifier.receiver.email;

import io.tocsin.configuration.receiver.EmailIntegration;
import io.tocsin.notifier.receiver.Attempt;
import io.tocsin.notifier.receiver.AttemptConfig;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.MessageForm;
import io.tocsin.notifier.receiver.NotificationMetrics;
import io.tocsin.notifier.receiver.Notifier;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.notifier.receiver.target.Targets;
import io.tocsin.notifier.template.ConfiguredTexts;
import io.tocsin.notifier.template.UnfilledTextException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import java.io.IOException;

/**
 * Sends one mail to all recipients, as Alertmanager does.
 *
 * @see <a href="../../../../../../../../../docs/decisions/0015-one-mail-to-all-of-to.md">decision
 *     0015</a>
 */
@ApplicationScoped
class EmailNotifier implements Notifier<EmailIntegration> {
  private final ConfiguredTexts texts;
  private final NotificationMetrics metrics;
  private final AttemptConfig config;
  private final EmailConfig emailConfig;
  private final Targets targets;

  EmailNotifier(
      ConfiguredTexts texts,
      NotificationMetrics metrics,
      AttemptConfig config,
      EmailConfig emailConfig,
      Targets targets) {
    this.texts = texts;
    this.metrics = metrics;
    this.config = config;
    this.emailConfig = emailConfig;
    this.targets = targets;
  }

  @Override
  public Class<EmailIntegration> integration() {
    return EmailIntegration.class;
  }

  @Override
  public ProviderAnswer deliver(EmailIntegration email, Attempt attempt) {
    try {
      var envelope = MailEnvelope.of(email, attempt.data(), texts);
      var writer = new MailWriter(email, attempt, texts, envelope);
      var recipients = new Recipients(envelope.recipients(), attempt);
      var sender = envelope.sender().getAddress();
      var session = MailSession.of(email, sender, config.timeout(), targets.sockets());
      return MessageForm.shortened(true, form -> send(email, writer, recipients, session, form));
    } catch (AddressException e) {
      return new ProviderAnswer.Refused(Failure.CLIENT_ERROR, String.valueOf(e.getMessage()));
    } catch (UnfilledTextException e) {
      return new ProviderAnswer.NeedsAttention(Failure.OTHER, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new ProviderAnswer.NeedsAttention(
          Failure.OTHER, "cannot set up TLS: " + e.getMessage());
    }
  }

  /** One SMTP session. */
  private MessageForm.Reply send(
      EmailIntegration email,
      MailWriter writer,
      Recipients recipients,
      Session session,
      MessageForm form) {
    var reply = reply(email, writer, recipients, session, form);
    metrics.requested(email.type(), reply.answer().failure().isPresent());
    return reply;
  }

  private MessageForm.Reply reply(
      EmailIntegration email,
      MailWriter writer,
      Recipients recipients,
      Session session,
      MessageForm form) {
    try (var connection = SmtpConnection.open(email, session, emailConfig)) {
      return handOver(connection, writer, recipients, form);
    } catch (MessagingException e) {
      return whole(recipients.withProgress(SmtpAnswer.toConnecting(e, email)));
    } catch (UnsafeLoginException e) {
      return whole(
          new ProviderAnswer.NeedsAttention(Failure.AUTH_ERROR, String.valueOf(e.getMessage())));
    } catch (IOException e) {
      return whole(
          new ProviderAnswer.NeedsAttention(
              Failure.OTHER, "cannot read the password: " + e.getMessage()));
    }
  }

  private static MessageForm.Reply handOver(
      SmtpConnection connection, MailWriter writer, Recipients recipients, MessageForm form) {
    try {
      var open = recipients.open();
      if (!open.isEmpty()) {
        recipients.note(connection.send(writer.mail(connection.session(), form), open));
      }
      return whole(recipients.answer(writer.messageId()));
    } catch (MessagingException e) {
      return new MessageForm.Reply(
          recipients.withProgress(SmtpAnswer.toSending(e)), SmtpAnswer.isTooBig(e));
    }
  }

  private static MessageForm.Reply whole(ProviderAnswer answer) {
    return new MessageForm.Reply(answer, false);
  }
}
