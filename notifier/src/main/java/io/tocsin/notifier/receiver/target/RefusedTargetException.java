package io.tocsin.notifier.receiver.target;

import java.net.UnknownHostException;

/**
 * The target of a receiver is not allowed. A kind of {@link UnknownHostException}, because a
 * resolver may throw nothing else.
 */
public final class RefusedTargetException extends UnknownHostException {
  private static final long serialVersionUID = 1;

  RefusedTargetException(String objection) {
    super("not connected: " + objection);
  }
}
