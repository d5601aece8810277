package io.tocsin.gateway.call;

import io.tocsin.model.time.Rfc3339;
import java.time.Instant;
import java.time.ZoneOffset;

/** Times as API v2 writes them: RFC 3339 with three decimals, cut and not rounded. */
public final class ApiTime {
  private ApiTime() {}

  public static String utc(Instant time) {
    return at(time, ZoneOffset.UTC);
  }

  /** In the zone somebody wrote it in. */
  public static String at(Instant time, ZoneOffset offset) {
    return Rfc3339.millis(time, offset);
  }
}
