package io.tocsin.testkit.http;

import java.time.Duration;

/**
 * How long a server keeps a connection.
 *
 * @param idle closed without a word after that much silence
 * @param requests closed after that many
 * @param closeOnError also closed by every answer of 400 or above
 */
public record KeepAlive(Duration idle, int requests, boolean closeOnError) {
  public static final KeepAlive GENEROUS =
      new KeepAlive(Duration.ofSeconds(60), Integer.MAX_VALUE, false);

  boolean endsAfter(int served, int status) {
    return served >= requests || (closeOnError && status >= 400);
  }
}
