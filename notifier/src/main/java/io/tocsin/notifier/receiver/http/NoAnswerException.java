package io.tocsin.notifier.receiver.http;

import java.io.IOException;
import java.time.Duration;

/** The server was too slow. Whether it accepted the message is unknown. */
public final class NoAnswerException extends IOException {
  private static final long serialVersionUID = 1;

  NoAnswerException(Duration timeout, Throwable cause) {
    super("no answer within " + timeout.toMillis() + " ms", cause);
  }
}
