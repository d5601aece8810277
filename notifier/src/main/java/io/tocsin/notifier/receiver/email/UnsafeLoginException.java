package io.tocsin.notifier.receiver.email;

import io.tocsin.configuration.receiver.EmailIntegration;
import java.util.List;

/** The server wants a login, and there is none that keeps the password from who listens. */
final class UnsafeLoginException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param offered what the server understands
   */
  UnsafeLoginException(EmailIntegration email, List<String> offered) {
    super(
        email.login().flatMap(EmailIntegration.Login::password).isPresent()
            ? inClear(email)
            : noPassword(email, offered));
  }

  private static String inClear(EmailIntegration email) {
    return "the password is not sent to %s:%d in clear: set require_tls to true, or, if the network"
            .formatted(email.smarthost().host(), email.smarthost().port())
        + " in between is trusted, tocsin.notifier.email.allow-plaintext-auth";
  }

  private static String noPassword(EmailIntegration email, List<String> offered) {
    return "%s:%d offers the logins %s, and auth_secret is good for CRAM-MD5 only: set auth_password"
        .formatted(email.smarthost().host(), email.smarthost().port(), String.join(", ", offered));
  }
}
