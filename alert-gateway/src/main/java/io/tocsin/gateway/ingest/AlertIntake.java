package io.tocsin.gateway.ingest;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.gateway.active.ActiveAlerts;
import io.tocsin.gateway.ingest.body.ParsedAlert;
import io.tocsin.gateway.ingest.body.Rejection;
import io.tocsin.gateway.ingest.body.ReportedAlert;
import io.tocsin.gateway.ingest.rule.AlertValidator;
import io.tocsin.gateway.ingest.rule.RequestLimits;
import io.tocsin.gateway.log.NotDurablyStored;
import io.tocsin.log.LastingTrouble;
import io.tocsin.log.LogEvent;
import io.tocsin.model.label.LabelSyntax;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * From parsed alerts to durably stored ones: validates each, checks the limits of active alerts,
 * and writes them in order.
 */
final class AlertIntake {
  private static final Logger LOG = Logger.getLogger(AlertIntake.class);

  private final AlertValidator validator;
  private final ActiveAlerts active;
  private final AlertLog log;
  private final LastingTrouble limited = new LastingTrouble();

  /**
   * @param syntax for names of labels and annotations
   */
  AlertIntake(RequestLimits limits, LabelSyntax syntax, ActiveAlerts active, AlertLog log) {
    this.validator = new AlertValidator(limits, syntax);
    this.active = active;
    this.log = log;
  }

  /**
   * @param source endpoint and sender
   * @return fails with {@link NotDurablyStored} if any alert may not be durably stored
   */
  CompletionStage<IntakeResult> take(
      String source, List<ParsedAlert> readings, Duration assumedLife, Instant now) {
    var validated = new ValidatedAlerts(active, now);
    for (var reading : readings) {
      switch (reading) {
        case Rejection rejection -> validated.reject(rejection);
        case ReportedAlert reported ->
            validated.add(validator.validate(reported, assumedLife, now));
      }
    }
    return append(log, source, now, validated.entries())
        .thenApply(done -> logged(validated.result(), now));
  }

  /** Rate-limited: in an alert storm every request exceeds the limit. */
  private IntakeResult logged(IntakeResult result, Instant now) {
    if (result.limited() > 0) {
      limited
          .met(
              LogEvent.of(
                      "alerts not stored, too many are active; see the alert TocsinTooManyActiveAlerts")
                  .with("alerts", result.limited()),
              now)
          .ifPresent(event -> event.warn(LOG));
    }
    return result;
  }

  static CompletionStage<Void> append(
      AlertLog log, String source, Instant now, Collection<AlertEntry> entries) {
    if (entries.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return switch (log.state()) {
      case LogState.Unknown(var reason) ->
          CompletableFuture.failedFuture(
              new NotDurablyStored("alerts cannot be written to Kafka: " + reason));
      case LogState.Reachable(int partitions) -> append(log, source, now, entries, partitions);
      case LogState.Impaired(int partitions, var reason) ->
          append(log, source, now, entries, partitions);
    };
  }

  private static CompletionStage<Void> append(
      AlertLog log, String source, Instant now, Collection<AlertEntry> entries, int partitions) {
    return CompletableFuture.allOf(
        PartitionedBatch.split(source, now, entries, partitions).stream()
            .map(part -> log.append(part.partition(), part.batch()).toCompletableFuture())
            .toArray(CompletableFuture[]::new));
  }
}
