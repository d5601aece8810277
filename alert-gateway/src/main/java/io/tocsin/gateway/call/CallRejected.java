package io.tocsin.gateway.call;

import io.tocsin.gateway.web.ApiResponses;
import io.vertx.core.http.HttpServerResponse;

/**
 * A rejected call and the reason. Without a stack trace, because rejecting must be cheap.
 *
 * <p>Alertmanager has two error formats, and clients know both: a JSON string from its handlers,
 * and an object with a code from the framework in front of them.
 *
 * <p>Parts of the request that a reason quotes are shortened by the caller: {@link
 * io.tocsin.gateway.ingest.body.SourceText#shown}.
 */
public final class CallRejected extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final int JSON_STRING = 0;
  private static final String RETRY_AFTER_SECONDS = "5";

  private final int status;
  private final int code;

  private CallRejected(int status, int code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  /** 400 as a JSON string: the request is well formed but not allowed. */
  public static CallRejected because(String reason) {
    return new CallRejected(400, JSON_STRING, reason);
  }

  /** 404 as a JSON string. */
  public static CallRejected notFound(String reason) {
    return new CallRejected(404, JSON_STRING, reason);
  }

  /** An object with the status as its code. */
  public static CallRejected with(int status, String reason) {
    return new CallRejected(status, status, reason);
  }

  /** 601: a value of a wrong format. */
  public static CallRejected wrongFormat(String reason) {
    return new CallRejected(422, 601, reason);
  }

  /** 602: a required value is missing. */
  public static CallRejected missing(String member) {
    return new CallRejected(422, 602, member + " in body is required");
  }

  /** 612: a list is too short. */
  public static CallRejected tooFew(String reason) {
    return new CallRejected(422, 612, reason);
  }

  /** 503: a fault on our side; the client should retry. */
  public static CallRejected later(String reason) {
    return new CallRejected(503, 503, reason);
  }

  /** Whether some of the body was not read. */
  boolean leavesBody() {
    return status == 413 || status == 408;
  }

  void answer(HttpServerResponse response) {
    if (status == 503) {
      response.putHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
    if (code == JSON_STRING) {
      ApiResponses.message(response, status, getMessage());
    } else {
      ApiResponses.error(response, status, code, getMessage());
    }
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
