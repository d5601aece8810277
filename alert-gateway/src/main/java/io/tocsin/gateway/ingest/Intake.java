package io.tocsin.gateway.ingest;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.model.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** From readings to alerts that are safe: judge each, keep the last of each, write them all. */
final class Intake {
  private final Admission admission;
  private final AlertLog log;

  Intake(Limits limits, AlertLog log) {
    this.admission = new Admission(limits);
    this.log = log;
  }

  /**
   * @param source which door and who
   * @return fails with {@link AlertLog.NotSafe} if any of the alerts may not be in the log
   */
  CompletionStage<Receipt> take(
      String source, List<Reading> readings, Duration assumedLife, Instant now) {
    var sorting = new Sorting(now);
    for (var reading : readings) {
      switch (reading) {
        case Refusal refusal -> sorting.refuse(refusal);
        case ReportedAlert reported -> sorting.add(admission.judge(reported, assumedLife, now));
      }
    }
    return append(source, now, sorting.entries.values()).thenApply(done -> sorting.receipt());
  }

  private CompletionStage<Void> append(String source, Instant now, Collection<AlertEntry> entries) {
    if (entries.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return switch (log.state()) {
      case LogState.Unknown(var reason) ->
          CompletableFuture.failedFuture(new AlertLog.NotSafe("the log is not there: " + reason));
      case LogState.Reachable(int partitions) -> append(source, now, entries, partitions);
      case LogState.Impaired(int partitions, var reason) ->
          append(source, now, entries, partitions);
    };
  }

  private CompletionStage<Void> append(
      String source, Instant now, Collection<AlertEntry> entries, int partitions) {
    return CompletableFuture.allOf(
        PartitionedBatch.split(source, now, entries, partitions).stream()
            .map(part -> log.append(part.partition(), part.batch()).toCompletableFuture())
            .toArray(CompletableFuture[]::new));
  }

  /** The alerts of one request, sorted out so far. */
  private static final class Sorting {
    private final Instant now;
    private final Map<Long, AlertEntry> entries = new LinkedHashMap<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<Mark, Integer> marks = new EnumMap<>(Mark.class);
    private int taken;
    private int resolved;

    Sorting(Instant now) {
      this.now = now;
    }

    void add(Verdict verdict) {
      switch (verdict) {
        case Verdict.Refused(var refusal) -> refuse(refusal);
        case Verdict.Taken(var alert, var changes) -> {
          keep(alert);
          changes.forEach(mark -> marks.merge(mark, 1, Integer::sum));
        }
      }
    }

    void refuse(Refusal refusal) {
      refusals.add(refusal);
    }

    Receipt receipt() {
      return new Receipt(entries.size(), taken - entries.size(), resolved, refusals, marks);
    }

    private void keep(Alert alert) {
      var entry = AlertEntry.of(alert);
      entries.put(entry.fingerprint().value(), entry);
      taken++;
      resolved += alert.isResolvedAt(now) ? 1 : 0;
    }
  }
}
