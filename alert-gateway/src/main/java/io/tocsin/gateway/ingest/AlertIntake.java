package io.tocsin.gateway.ingest;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.gateway.active.ActiveAlerts;
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
 * From readings to alerts that are safe: judge each, see whether there is room for it, write them
 * all in their order.
 */
final class AlertIntake {
  private static final Logger LOG = Logger.getLogger(AlertIntake.class);

  private final AlertValidator admission;
  private final ActiveAlerts active;
  private final AlertLog log;
  private final LastingTrouble limited = new LastingTrouble();

  /**
   * @param syntax which names of labels and annotations there are
   */
  AlertIntake(RequestLimits limits, LabelSyntax syntax, ActiveAlerts active, AlertLog log) {
    this.admission = new AlertValidator(limits, syntax);
    this.active = active;
    this.log = log;
  }

  /**
   * @param source which door and who
   * @return fails with {@link NotDurablyStored} if any of the alerts may not be in the log
   */
  CompletionStage<IntakeResult> take(
      String source, List<ParsedAlert> readings, Duration assumedLife, Instant now) {
    var sorting = new ValidatedAlerts(active, now);
    for (var reading : readings) {
      switch (reading) {
        case Rejection refusal -> sorting.refuse(refusal);
        case ReportedAlert reported -> sorting.add(admission.judge(reported, assumedLife, now));
      }
    }
    return append(log, source, now, sorting.entries())
        .thenApply(done -> logged(sorting.receipt(), now));
  }

  /** In an alert storm every request meets the limit. */
  private IntakeResult logged(IntakeResult receipt, Instant now) {
    if (receipt.limited() > 0) {
      limited
          .met(
              LogEvent.of(
                      "alerts not stored, too many are active; TocsinTooManyActiveAlerts says which")
                  .with("alerts", receipt.limited()),
              now)
          .ifPresent(event -> event.warn(LOG));
    }
    return receipt;
  }

  static CompletionStage<Void> append(
      AlertLog log, String source, Instant now, Collection<AlertEntry> entries) {
    if (entries.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return switch (log.state()) {
      case LogState.Unknown(var reason) ->
          CompletableFuture.failedFuture(new NotDurablyStored("the log is not there: " + reason));
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
