package io.tocsin.gateway.ingest.body;

/**
 * The whole request is rejected; the client must change it or retry. Without a stack trace, because
 * rejecting must be cheap.
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

  public static RequestRejected unsupported(String reason) {
    return new RequestRejected(415, 415, reason);
  }

  public int status() {
    return status;
  }

  /** The code in Alertmanager's error body; from 600 on it differs from the status. */
  public int code() {
    return code;
  }

  /** Whether some of the body was not read. */
  public boolean leavesBody() {
    return status == 413 || status == 408;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
