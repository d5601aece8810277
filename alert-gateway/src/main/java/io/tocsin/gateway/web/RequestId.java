package io.tocsin.gateway.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** The id of a request, in its response and in the log. A valid id from the client is kept. */
@Singleton
class RequestId {
  static final String HEADER = "X-Request-Id";
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  // A random prefix and a counter are unique enough and cheap on the hot path.
  private final String process = HexFormat.of().toHexDigits(new SecureRandom().nextInt());
  private final AtomicLong last = new AtomicLong();

  String of(HttpServerRequest request) {
    var given = request.getHeader(HEADER);
    return given != null && SANE.matcher(given).matches()
        ? given
        : process + "-" + Long.toHexString(last.incrementAndGet());
  }
}
