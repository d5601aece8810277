package io.tocsin.bench.subject;

import java.util.regex.Pattern;

/**
 * A response to {@code GET /api/v2/alerts}.
 *
 * @param nanos from the request to the last byte
 */
public record Listing(int status, String body, long nanos) {
  private static final Pattern ALERT = Pattern.compile("\"fingerprint\"\\s*:");
  private static final Pattern SUPPRESSED = Pattern.compile("\"state\"\\s*:\\s*\"suppressed\"");

  public long alerts() {
    return status == 200 ? ALERT.matcher(body).results().count() : 0;
  }

  public long suppressed() {
    return SUPPRESSED.matcher(body).results().count();
  }
}
