package io.tocsin.notifier.receiver.email;

import io.tocsin.configuration.receiver.EmailIntegration;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Describes a TLS failure with a mail server, with its remedy. */
final class TlsFault {
  private TlsFault() {}

  /**
   * @return empty if TLS did not fail, or only because the connection broke
   */
  static Optional<String> of(MessagingException e, EmailIntegration email) {
    var causes = causes(e);
    if (causes.stream().anyMatch(TlsFault::isOfTheNetwork)) {
      return Optional.empty();
    }
    return causes.stream()
        .filter(SSLException.class::isInstance)
        .findFirst()
        .map(tls -> "TLS with %s failed: %s".formatted(server(email), words(tls, causes, email)));
  }

  private static String words(Throwable tls, List<Throwable> causes, EmailIntegration email) {
    for (var cause : causes.reversed()) {
      switch (cause) {
        case CertificateExpiredException _ -> {
          return "its certificate has expired (" + cause.getMessage() + ")";
        }
        case CertificateNotYetValidException _ -> {
          return "its certificate is not valid yet (" + cause.getMessage() + ")";
        }
        case CertPathBuilderException _ -> {
          return "its certificate authority is not trusted; add the CA certificate to tls_config.ca_file";
        }
        case CertificateException _ when isAboutTheName(cause) -> {
          return "its certificate is not for "
              + email.tls().serverName().orElse(email.smarthost().host())
              + " ("
              + cause.getMessage()
              + "); set tls_config.server_name to the name it is for";
        }
        default -> {}
      }
    }
    return String.valueOf(tls.getMessage());
  }

  private static boolean isOfTheNetwork(Throwable cause) {
    return cause instanceof IOException && !(cause instanceof SSLException);
  }

  private static boolean isAboutTheName(Throwable cause) {
    var message = String.valueOf(cause.getMessage());
    return message.startsWith("No name matching") || message.startsWith("No subject alternative");
  }

  private static String server(EmailIntegration email) {
    return email.smarthost().host() + ":" + email.smarthost().port();
  }

  private static List<Throwable> causes(Throwable start) {
    var causes = new ArrayList<Throwable>();
    for (var next = start; next != null && !causes.contains(next); next = next.getCause()) {
      causes.add(next);
    }
    return causes;
  }
}
