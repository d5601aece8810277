package io.tocsin.gateway.ingest;

import io.tocsin.log.LastingTrouble;
import io.tocsin.log.LogEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** From the bytes of a body to alerts that are safe. Does not know where the bytes came from. */
final class Reception {
  private static final Logger LOG = Logger.getLogger(Reception.class);

  /** A flood must not become one of the log. */
  private final LastingTrouble turnedAway = new LastingTrouble();

  private final InstantSource clock;
  private final RequestLimits limits;
  private final BodyMemory room;
  private final AlertIntake intake;

  Reception(InstantSource clock, RequestLimits limits, BodyMemory room, AlertIntake intake) {
    this.clock = clock;
    this.limits = limits;
    this.room = room;
    this.intake = intake;
  }

  /**
   * @param compressed whether the body is gzip
   * @throws RequestRejected if it is not a body of that format
   */
  Received receive(byte[] body, boolean compressed, String source, AlertFormat format) {
    try (var place = room.enter()) {
      if (compressed || body.length > BodyMemory.SMALL_BYTES) {
        place.hold(body.length);
      }
      var plain = compressed ? GzipDecoder.within(limits).gunzip(body, place) : body;
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
            .whenComplete((receipt, failure) -> sayTurnedAway(receipt, now)));
  }

  private void sayTurnedAway(@Nullable IntakeResult receipt, Instant now) {
    if (receipt != null && receipt.limited() > 0) {
      var event =
          LogEvent.of("alerts are not stored, too many others are active")
              .with("alerts", receipt.limited())
              .with("remedy", "the alert TocsinTooManyActiveAlerts says which");
      turnedAway.met(event, now).ifPresent(line -> line.warn(LOG));
    }
  }

  /**
   * @param alerts how many the body had, good or bad
   * @param receipt comes when all are safe
   */
  record Received(int alerts, int duplicateMembers, CompletionStage<IntakeResult> receipt) {}
}
