package io.tocsin.notifier.receiver;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Distinguishes an untrusted certificate from a broken connection. */
final class CertificateFault {
  private static final int DEEPEST = 10;

  private CertificateFault() {}

  static boolean isIn(Throwable failure) {
    @Nullable Throwable next = failure;
    for (int depth = 0; next != null && depth < DEEPEST; depth++) {
      if (next instanceof CertificateException
          || next instanceof CertPathValidatorException
          || next instanceof SSLPeerUnverifiedException) {
        return true;
      }
      next = next.getCause();
    }
    return false;
  }
}
