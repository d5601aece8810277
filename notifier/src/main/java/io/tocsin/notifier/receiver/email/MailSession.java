package io.tocsin.notifier.receiver.email;

import io.tocsin.configuration.receiver.EmailIntegration;
import jakarta.mail.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import javax.net.SocketFactory;

/**
 * Settings of the mail library for one session. Its defaults have no timeouts and use TLS only
 * opportunistically, so every relevant one is set.
 */
final class MailSession {
  static final String PROTOCOL = "smtp";

  private static final String PREFIX = "mail.smtp.";
  private static final long CONNECT_MILLIS = 5000;

  private MailSession() {}

  /**
   * @param sender of the envelope, independent of the header
   */
  static Session of(EmailIntegration email, String sender, Duration timeout, SocketFactory sockets)
      throws IOException {
    var settings = new Properties();
    long millis = timeout.toMillis();
    set(settings, "connectiontimeout", Math.min(CONNECT_MILLIS, millis));
    set(settings, "timeout", millis);
    set(settings, "writetimeout", millis);
    set(settings, "localhost", email.hello().isBlank() ? "localhost" : email.hello());
    set(settings, "from", sender);
    set(settings, "sendpartial", true);
    set(settings, "quitwait", false);
    set(settings, "auth.mechanisms", "PLAIN LOGIN");
    // By default the library bypasses the factory if it rejects a target.
    set(settings, "socketFactory.fallback", false);
    addEncryption(settings, email, sockets);
    email
        .login()
        .map(EmailIntegration.Login::identity)
        .filter(identity -> !identity.isBlank())
        .ifPresent(identity -> set(settings, "sasl.authorizationid", identity));
    return Session.getInstance(settings);
  }

  /**
   * Without {@code require_tls} Alertmanager does not encrypt, even if the server offers it. The
   * library's own implicit TLS would bypass the factory.
   */
  private static void addEncryption(
      Properties settings, EmailIntegration email, SocketFactory sockets) throws IOException {
    boolean startTls = email.requireTls() && !email.implicitTls();
    set(settings, "starttls.enable", startTls);
    set(settings, "starttls.required", startTls);
    set(settings, "ssl.checkserveridentity", !email.tls().insecureSkipVerify());
    if (email.implicitTls()) {
      var host = email.smarthost().host();
      settings.put(
          PREFIX + "socketFactory", new TlsFromTheStart(sockets, MailTls.sockets(email), host));
    } else {
      settings.put(PREFIX + "socketFactory", sockets);
    }
    if (startTls) {
      settings.put(PREFIX + "ssl.socketFactory", MailTls.sockets(email));
    }
  }

  private static void set(Properties settings, String name, Object value) {
    settings.put(PREFIX + name, String.valueOf(value));
  }
}
