package io.tocsin.gateway.ingest;

import io.tocsin.gateway.ingest.body.AlertBody;
import io.tocsin.gateway.ingest.body.AlertFormat;
import io.tocsin.gateway.ingest.body.BodyMemory;
import io.tocsin.gateway.ingest.body.GzipDecoder;
import io.tocsin.gateway.ingest.body.RequestRejected;
import io.tocsin.gateway.ingest.rule.RequestLimits;
import io.tocsin.log.LastingTrouble;
import io.tocsin.log.LogEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** From the bytes of a body to durably stored alerts, independent of HTTP. */
final class IngestPipeline {
  private static final Logger LOG = Logger.getLogger(IngestPipeline.class);

  /** Rate-limited: an alert storm must not flood the log. */
  private final LastingTrouble notStored = new LastingTrouble();

  private final InstantSource clock;
  private final RequestLimits limits;
  private final GzipDecoder gzip;
  private final BodyMemory room;
  private final AlertIntake intake;

  IngestPipeline(InstantSource clock, RequestLimits limits, BodyMemory room, AlertIntake intake) {
    this.clock = clock;
    this.limits = limits;
    this.gzip = new GzipDecoder(limits.inflatedBody().asLongValue(), limits.inflationRatio());
    this.room = room;
    this.intake = intake;
  }

  /**
   * @param compressed whether the body is gzip
   * @throws RequestRejected if the body does not have the format
   */
  Received receive(byte[] body, boolean compressed, String source, AlertFormat format) {
    try (var place = room.enter()) {
      if (compressed || body.length > BodyMemory.SMALL_BYTES) {
        place.hold(body.length);
      }
      var plain = compressed ? gzip.gunzip(body, place) : body;
      return receive(plain, source, format);
    }
  }

  private Received receive(byte[] plain, String source, AlertFormat format) {
    var now = clock.instant();
    var read = AlertBody.read(plain, format, limits.alerts(), now);
    return new Received(
        read.readings().size(),
        read.duplicateMembers(),
        intake
            .take(source, read.readings(), format.assumedLife(), now)
            .whenComplete((result, failure) -> logNotStored(result, now)));
  }

  private void logNotStored(@Nullable IntakeResult result, Instant now) {
    if (result != null && result.limited() > 0) {
      var event =
          LogEvent.of("alerts not stored, too many others are active")
              .with("alerts", result.limited())
              .with("remedy", "see the alert TocsinTooManyActiveAlerts");
      notStored.met(event, now).ifPresent(line -> line.warn(LOG));
    }
  }

  /**
   * @param alerts alerts in the body, valid or not
   * @param result completes when all are durably stored
   */
  record Received(int alerts, int duplicateMembers, CompletionStage<IntakeResult> result) {}
}
