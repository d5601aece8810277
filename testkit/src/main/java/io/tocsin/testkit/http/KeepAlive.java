package io.tocsin.testkit.http;

import java.time.Duration;

/**
 * How long a server keeps a connection.
 *
 * @param idle an idle connection is closed after this time
 * @param requests closed after this many requests
 * @param closeOnError also closed after every response of 400 or above
 */
public record KeepAlive(Duration idle, int requests, boolean closeOnError) {
  public static final KeepAlive GENEROUS =
      new KeepAlive(Duration.ofSeconds(60), Integer.MAX_VALUE, false);

  boolean endsAfter(int served, int status) {
    return served >= requests || (closeOnError && status >= 400);
  }
}
