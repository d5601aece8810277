package io.tocsin.gateway.web;

import io.vertx.core.http.HttpServerRequest;

/** The Content-Length of a request, to reject a large body without reading it. */
public final class AnnouncedLength {
  private AnnouncedLength() {}

  /**
   * In bytes: 0 without the header, as with chunked bodies, and {@link Long#MAX_VALUE} if it is not
   * a number.
   */
  public static long of(HttpServerRequest request) {
    var length = request.getHeader("Content-Length");
    try {
      return length == null ? 0 : Math.max(0, Long.parseLong(length.strip()));
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
