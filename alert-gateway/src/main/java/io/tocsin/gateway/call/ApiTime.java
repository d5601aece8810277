package io.tocsin.gateway.call;

import io.tocsin.model.time.Rfc3339;
import java.time.Instant;
import java.time.ZoneOffset;

/** Times as API v2 writes them: RFC 3339 with three decimals, truncated. */
public final class ApiTime {
  private ApiTime() {}

  public static String utc(Instant time) {
    return at(time, ZoneOffset.UTC);
  }

  /** In the time zone the client used. */
  public static String at(Instant time, ZoneOffset offset) {
    return Rfc3339.millis(time, offset);
  }
}
