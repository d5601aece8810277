package io.tocsin.gateway.log;

/** The write may or may not be durably stored; the client must retry. */
public final class NotDurablyStored extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NotDurablyStored(String reason) {
    super(reason, null, false, false);
  }

  public NotDurablyStored(String reason, Throwable cause) {
    super(reason, cause, false, false);
  }
}
