package io.tocsin.notifier.receiver.http;

import java.util.Optional;
import okhttp3.Response;

/** An answer as received, before redaction. */
record RawAnswer(
    int status,
    Optional<String> contentType,
    Optional<String> location,
    Optional<String> retryAfter,
    String body) {

  static RawAnswer from(Response response, String body) {
    return new RawAnswer(
        response.code(),
        Optional.ofNullable(response.header("Content-Type")),
        Optional.ofNullable(response.header("Location")),
        Optional.ofNullable(response.header("Retry-After")),
        body);
  }
}
