package io.tocsin.notifier.receiver.http;

import java.io.IOException;

/** The configured URL is invalid and must be corrected. */
public final class InvalidAddressException extends IOException {
  private static final long serialVersionUID = 1;

  InvalidAddressException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
