package io.tocsin.gateway.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** One name for a request, in its answer and in our log. The sender's own is kept if it is sane. */
@Singleton
class RequestId {
  static final String HEADER = "X-Request-Id";
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  // Counting on from a random start is unique enough, and costs the hot path next to nothing.
  private final String process = HexFormat.of().toHexDigits(new SecureRandom().nextInt());
  private final AtomicLong last = new AtomicLong();

  String of(HttpServerRequest request) {
    var given = request.getHeader(HEADER);
    return given != null && SANE.matcher(given).matches()
        ? given
        : process + "-" + Long.toHexString(last.incrementAndGet());
  }
}
