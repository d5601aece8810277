package io.tocsin.gateway.ingest.body;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Reads bodies for tests of formats that live in other rooms. */
public final class Reports {
  private Reports() {}

  public static List<ReportedAlert> read(String body, AlertFormat format, Instant now) {
    return AlertBody.read(body.getBytes(StandardCharsets.UTF_8), format, 100, now)
        .readings()
        .stream()
        .map(ReportedAlert.class::cast)
        .toList();
  }
}
