package io.tocsin.testkit.proxmox;

import java.util.Map;

/** An error, before it becomes a response. */
final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int status;
  private final String text;
  private final transient Map<String, String> fields;

  ApiError(int status, String message) {
    this(status, message, Map.of());
  }

  /**
   * @param fields the mistake of each invalid parameter
   */
  ApiError(int status, String message, Map<String, String> fields) {
    super(message);
    this.status = status;
    this.text = message;
    this.fields = Map.copyOf(fields);
  }

  static ApiError failed(String message) {
    return new ApiError(500, message);
  }

  static ApiError badParameters(Map<String, String> fields) {
    return new ApiError(400, "Parameter verification failed.", fields);
  }

  int status() {
    return status;
  }

  String text() {
    return text;
  }

  Map<String, String> fields() {
    return fields;
  }
}
