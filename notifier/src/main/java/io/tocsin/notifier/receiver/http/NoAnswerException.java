package io.tocsin.notifier.receiver.http;

import java.io.IOException;
import java.time.Duration;

/** The other side was too slow. Whether it took the message is not known. */
public final class NoAnswerException extends IOException {
  private static final long serialVersionUID = 1;

  NoAnswerException(Duration timeout, Throwable cause) {
    super("no answer within " + timeout.toMillis() + " ms", cause);
  }
}
