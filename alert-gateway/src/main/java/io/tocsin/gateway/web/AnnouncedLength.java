package io.tocsin.gateway.web;

import io.vertx.core.http.HttpServerRequest;

/** How long a body is going to be, for whoever need not read it to know that it is too long. */
public final class AnnouncedLength {
  private AnnouncedLength() {}

  /**
   * In bytes: 0 if nothing is announced, as with chunks, and the largest number there is if what is
   * announced is none.
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
