package io.tocsin.notifier.receiver.email;

import io.tocsin.configuration.receiver.EmailIntegration;
import io.tocsin.notifier.receiver.http.Trust;
import jakarta.mail.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.net.SocketFactory;

/**
 * Settings of the mail library for one conversation. Its own defaults wait for ever and encrypt
 * only if nobody minds, so every one that matters is set.
 */
final class SmtpSession {
  private static final long CONNECT_MILLIS = 5000;

  private SmtpSession() {}

  /** The library reads the settings of {@code smtps} under a prefix of its own. */
  static String protocol(EmailIntegration email) {
    return email.implicitTls() ? "smtps" : "smtp";
  }

  static Session of(EmailIntegration email, Duration timeout, SocketFactory sockets)
      throws IOException {
    var prefix = "mail." + protocol(email) + ".";
    var settings = new Properties();
    long millis = timeout.toMillis();
    settings.put(prefix + "connectiontimeout", String.valueOf(Math.min(CONNECT_MILLIS, millis)));
    settings.put(prefix + "timeout", String.valueOf(millis));
    settings.put(prefix + "writetimeout", String.valueOf(millis));
    settings.put(prefix + "localhost", email.hello().isBlank() ? "localhost" : email.hello());
    settings.put(prefix + "sendpartial", "false");
    settings.put(prefix + "quitwait", "false");
    settings.put(prefix + "socketFactory", sockets);
    // By default the library would go around the factory where it says no.
    settings.put(prefix + "socketFactory.fallback", "false");
    addEncryption(settings, prefix, email);
    email
        .login()
        .map(EmailIntegration.Login::identity)
        .filter(identity -> !identity.isBlank())
        .ifPresent(identity -> settings.put(prefix + "sasl.authorizationid", identity));
    return Session.getInstance(settings);
  }

  /** Without {@code require_tls} Alertmanager does not encrypt, even where the server offers it. */
  private static void addEncryption(Properties settings, String prefix, EmailIntegration email)
      throws IOException {
    boolean startTls = email.requireTls() && !email.implicitTls();
    settings.put(prefix + "starttls.enable", String.valueOf(startTls));
    settings.put(prefix + "starttls.required", String.valueOf(startTls));
    settings.put(prefix + "ssl.checkserveridentity", String.valueOf(!email.insecureSkipVerify()));
    if (email.insecureSkipVerify() && email.implicitTls()) {
      // A factory of our own here would open the connection, too, and past the one above.
      settings.put(prefix + "ssl.trust", "*");
    } else if (email.insecureSkipVerify()) {
      var trust = new Trust(Optional.empty(), true);
      settings.put(prefix + "ssl.socketFactory", trust.sslContext().getSocketFactory());
    }
  }
}
