package io.tocsin.notifier.receiver.email;

import io.tocsin.configuration.receiver.EmailIntegration;
import io.tocsin.configuration.receiver.EmailIntegration.Login;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP session after login. As in Alertmanager, it logs in only if the server offers a login,
 * and sends a password only over TLS or to this machine.
 */
final class SmtpConnection implements AutoCloseable {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");
  private static final int GO_ON = 334;
  private static final int WELCOME = 235;

  private final EmailIntegration email;
  private final Session session;
  private final SMTPTransport transport;

  private SmtpConnection(EmailIntegration email, Session session, SMTPTransport transport) {
    this.email = email;
    this.session = session;
    this.transport = transport;
  }

  static SmtpConnection open(EmailIntegration email, Session session, EmailConfig config)
      throws MessagingException, IOException, UnsafeLoginException {
    var transport = (SMTPTransport) session.getTransport(MailSession.PROTOCOL);
    var connection = new SmtpConnection(email, session, transport);
    try {
      connection.connect(mayShowPassword(email) || config.allowPlaintextAuth());
      return connection;
    } catch (MessagingException | IOException | UnsafeLoginException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  Session session() {
    return session;
  }

  /**
   * @throws MessagingException if no recipient got the mail, for a reason other than the recipients
   */
  RecipientReplies send(MimeMessage mail, List<InternetAddress> recipients)
      throws MessagingException {
    try {
      transport.sendMessage(mail, recipients.toArray(InternetAddress[]::new));
      return RecipientReplies.complete(recipients);
    } catch (MessagingException e) {
      var partial = RecipientReplies.partial(e);
      if (partial.isEmpty()) {
        throw e;
      }
      return partial.get();
    }
  }

  /** The mail is sent; a failing QUIT does not matter. */
  @Override
  public void close() {
    try {
      transport.close();
    } catch (MessagingException e) {
      // The server closed first.
    }
  }

  /** The library logs in while it connects; CRAM-MD5 is our own because the library has none. */
  private void connect(boolean mayShowPassword)
      throws MessagingException, IOException, UnsafeLoginException {
    var password = email.login().filter(_ -> mayShowPassword).flatMap(Login::password);
    var secret = email.login().flatMap(Login::secret);
    if (password.isPresent() && secret.isEmpty()) {
      connectWith(password.get().read().reveal());
      return;
    }
    connectWith(null);
    var offered = mechanisms();
    if (email.login().isEmpty() || offered.isEmpty()) {
      return;
    }
    if (secret.isPresent() && offered.contains("CRAM-MD5")) {
      answerChallenge(email.login().get().username(), secret.get().read().reveal());
    } else if (password.isPresent()) {
      transport.close();
      connectWith(password.get().read().reveal());
    } else {
      throw new UnsafeLoginException(email, offered);
    }
  }

  private void connectWith(@Nullable String password) throws MessagingException {
    var server = email.smarthost();
    var username = password == null ? null : email.login().map(Login::username).orElse(null);
    transport.connect(server.host(), server.port(), username, password);
  }

  private List<String> mechanisms() {
    return Optional.ofNullable(transport.getExtensionParameter("AUTH"))
        .map(words -> List.of(words.strip().toUpperCase(Locale.ROOT).split("\\s+")))
        .orElse(List.of());
  }

  private void answerChallenge(String username, String secret) throws MessagingException {
    int code = transport.simpleCommand("AUTH CRAM-MD5");
    if (code == GO_ON) {
      var challenge = transport.getLastServerResponse().substring(3).strip();
      code = transport.simpleCommand(CramMd5.answer(challenge, username, secret));
    }
    if (code != WELCOME) {
      throw new AuthenticationFailedException(transport.getLastServerResponse());
    }
  }

  /** The connection is encrypted, or stays on this machine. */
  private static boolean mayShowPassword(EmailIntegration email) {
    return email.requireTls()
        || email.implicitTls()
        || THIS_MACHINE.contains(email.smarthost().host());
  }
}
