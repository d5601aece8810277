package io.tocsin.events.query;

/** Nobody can say what is known; what was written is safe all the same. */
public class RouterUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public RouterUnavailableException(String reason) {
    super(reason);
  }

  public RouterUnavailableException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
