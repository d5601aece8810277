package io.tocsin.gateway.ingest;

import io.tocsin.gateway.active.ActiveAlerts;
import io.tocsin.gateway.ingest.body.AlertBody;
import io.tocsin.gateway.ingest.body.AlertFormat;
import io.tocsin.gateway.ingest.body.BodyMemory;
import io.tocsin.gateway.ingest.body.GzipDecoder;
import io.tocsin.gateway.ingest.body.ParsedAlert;
import io.tocsin.gateway.ingest.body.Rejection;
import io.tocsin.gateway.ingest.body.ReportedAlert;
import io.tocsin.gateway.ingest.body.RequestRejected;
import io.tocsin.gateway.ingest.rule.AlertValidator;
import io.tocsin.gateway.ingest.rule.RequestLimits;
import io.tocsin.gateway.log.NotDurablyStored;
import io.tocsin.log.LastingTrouble;
import io.tocsin.log.LogEvent;
import io.tocsin.model.label.LabelSyntax;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * From the bytes of a body to durably stored alerts, independent of HTTP: parses the body,
 * validates each alert, checks the limits of active alerts, and writes them in order.
 */
final class AlertIntake {
  private static final Logger LOG = Logger.getLogger(AlertIntake.class);

  private final InstantSource clock;
  private final int maxAlerts;
  private final BodyMemory memory;
  private final GzipDecoder gzip;
  private final AlertValidator validator;
  private final ActiveAlerts active;
  private final AlertWriter writer;

  /** Rate-limited: in an alert storm every request exceeds the limit. */
  private final LastingTrouble limited = new LastingTrouble();

  /**
   * @param syntax for names of labels and annotations
   */
  AlertIntake(
      InstantSource clock,
      RequestLimits limits,
      LabelSyntax syntax,
      BodyMemory memory,
      ActiveAlerts active,
      AlertWriter writer) {
    this.clock = clock;
    this.maxAlerts = limits.alerts();
    this.memory = memory;
    this.gzip = new GzipDecoder(limits.inflatedBody().asLongValue(), limits.inflationRatio());
    this.validator = new AlertValidator(limits, syntax);
    this.active = active;
    this.writer = writer;
  }

  /**
   * @param compressed whether the body is gzip
   * @param source endpoint and sender
   * @throws RequestRejected if the body does not have the format
   */
  Received receive(byte[] body, boolean compressed, String source, AlertFormat format) {
    try (var place = memory.enter()) {
      if (compressed || body.length > BodyMemory.SMALL_BYTES) {
        place.hold(body.length);
      }
      var plain = compressed ? gzip.gunzip(body, place) : body;
      return receive(plain, source, format);
    }
  }

  private Received receive(byte[] plain, String source, AlertFormat format) {
    var now = clock.instant();
    var read = AlertBody.read(plain, format, maxAlerts, now);
    return new Received(
        read.readings().size(),
        read.duplicateMembers(),
        store(source, read.readings(), format.assumedLife(), now));
  }

  private CompletionStage<IntakeResult> store(
      String source, List<ParsedAlert> readings, Duration assumedLife, Instant now) {
    var validated = new ValidatedAlerts(active, now);
    for (var reading : readings) {
      switch (reading) {
        case Rejection rejection -> validated.reject(rejection);
        case ReportedAlert reported ->
            validated.add(validator.validate(reported, assumedLife, now));
      }
    }
    return writer
        .write(source, now, validated.entries())
        .thenApply(done -> logged(validated.result(), now));
  }

  private IntakeResult logged(IntakeResult result, Instant now) {
    if (result.limited() > 0) {
      var event =
          LogEvent.of("alerts not stored, too many others are active")
              .with("alerts", result.limited())
              .with("remedy", "see the alert TocsinTooManyActiveAlerts");
      limited.met(event, now).ifPresent(line -> line.warn(LOG));
    }
    return result;
  }

  /**
   * @param alerts alerts in the body, valid or not
   * @param result completes when all are durably stored, fails with {@link NotDurablyStored} if any
   *     may not be
   */
  record Received(int alerts, int duplicateMembers, CompletionStage<IntakeResult> result) {}
}
