package io.tocsin.notifier.receiver.http;

import java.io.IOException;

/** The other side redirects to where no answer comes from. */
public final class AstrayException extends IOException {
  private static final long serialVersionUID = 1;

  AstrayException(String reason) {
    super(reason);
  }
}
