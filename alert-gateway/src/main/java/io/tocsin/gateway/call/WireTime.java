package io.tocsin.gateway.call;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as API v2 writes them: RFC 3339 with three decimals, cut and not rounded. */
public final class WireTime {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

  private WireTime() {}

  public static String utc(Instant time) {
    return at(time, ZoneOffset.UTC);
  }

  /** In the zone somebody wrote it in. */
  public static String at(Instant time, ZoneOffset offset) {
    return MILLIS.format(time.atOffset(offset));
  }
}
