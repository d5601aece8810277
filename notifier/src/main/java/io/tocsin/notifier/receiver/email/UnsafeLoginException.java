package io.tocsin.notifier.receiver.email;

import io.tocsin.configuration.receiver.EmailIntegration;
import java.util.List;

/** No login that the server offers keeps the password confidential. */
final class UnsafeLoginException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param offered mechanisms of the server
   */
  UnsafeLoginException(EmailIntegration email, List<String> offered) {
    super(
        email.login().flatMap(EmailIntegration.Login::password).isPresent()
            ? inClear(email)
            : noPassword(email, offered));
  }

  private static String inClear(EmailIntegration email) {
    return "the password is not sent to %s:%d unencrypted: set require_tls to true, or, if the network"
            .formatted(email.smarthost().host(), email.smarthost().port())
        + " is trusted, tocsin.notifier.email.allow-plaintext-auth";
  }

  private static String noPassword(EmailIntegration email, List<String> offered) {
    return "%s:%d offers only %s, but auth_secret works only with CRAM-MD5: set auth_password"
        .formatted(email.smarthost().host(), email.smarthost().port(), String.join(", ", offered));
  }
}
