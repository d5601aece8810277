package io.tocsin.events.query;

/** No router can answer the query; data already written is not affected. */
public class RouterUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public RouterUnavailableException(String reason) {
    super(reason);
  }

  public RouterUnavailableException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
