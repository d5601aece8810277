package io.tocsin.notifier.receiver.http;

import java.io.IOException;

/** A redirect that cannot be followed. */
public final class RedirectException extends IOException {
  private static final long serialVersionUID = 1;

  RedirectException(String reason) {
    super(reason);
  }
}
