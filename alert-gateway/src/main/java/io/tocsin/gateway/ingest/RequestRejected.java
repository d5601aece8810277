package io.tocsin.gateway.ingest;

/**
 * The whole request is not taken, and it is the caller's to change, or to send again. Without a
 * stack trace, because refusing has to be cheap.
 */
public final class RequestRejected extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int status;
  private final int code;

  private RequestRejected(int status, int code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  public static RequestRejected unreadable(String reason) {
    return new RequestRejected(400, 400, "parsing alerts body from \"\" failed, because " + reason);
  }

  static RequestRejected missing(String field) {
    return new RequestRejected(422, 602, field + " in body is required");
  }

  static RequestRejected tooLarge(String reason) {
    return new RequestRejected(413, 413, reason);
  }

  static RequestRejected tooSlow(String reason) {
    return new RequestRejected(408, 408, reason);
  }

  static RequestRejected noRoom(String reason) {
    return new RequestRejected(503, 503, reason);
  }

  static RequestRejected unsupported(String reason) {
    return new RequestRejected(415, 415, reason);
  }

  int status() {
    return status;
  }

  /** What Alertmanager writes into the body; from 600 on it is not the status. */
  int code() {
    return code;
  }

  /** Whether the body, or its rest, was not read. */
  boolean leavesBody() {
    return status == 413 || status == 408;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
