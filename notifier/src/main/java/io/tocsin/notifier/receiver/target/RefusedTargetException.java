package io.tocsin.notifier.receiver.target;

import java.net.UnknownHostException;

/**
 * A receiver leads to where none may connect. An unknown host for those who look up names, because
 * that is the one failure they may report.
 */
public final class RefusedTargetException extends UnknownHostException {
  private static final long serialVersionUID = 1;

  RefusedTargetException(String objection) {
    super("not connected: " + objection);
  }
}
