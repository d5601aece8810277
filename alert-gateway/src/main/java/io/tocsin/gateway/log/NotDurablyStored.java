package io.tocsin.gateway.log;

/** It may or may not be in the log; saying it again is needed. */
public final class NotDurablyStored extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NotDurablyStored(String reason) {
    super(reason, null, false, false);
  }

  public NotDurablyStored(String reason, Throwable cause) {
    super(reason, cause, false, false);
  }
}
