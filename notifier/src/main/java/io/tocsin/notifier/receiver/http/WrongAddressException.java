package io.tocsin.notifier.receiver.http;

import java.io.IOException;

/** Nothing can be sent there, now or later: somebody has to correct what is written. */
public final class WrongAddressException extends IOException {
  private static final long serialVersionUID = 1;

  WrongAddressException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
