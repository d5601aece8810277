package io.tocsin.router.observe;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertSources;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How a report changes the known alert. */
sealed interface Observation {

  /** A change that groups must know. */
  record Changed(ObservedAlert alert) implements Observation {}

  /**
   * Only the end moved; it is kept here and forwarded when half of the alert's time to live is used
   * up.
   */
  record HeldBack(ObservedAlert alert) implements Observation {}

  /**
   * Its source reports it as resolved again, as Prometheus does for a quarter of an hour. Nothing
   * is new, but a silence may have prevented the first notification.
   */
  record ResolvedAgain(Alert over) implements Observation {}

  /**
   * Older than the known report: the topic is read again after a crash, and the newer report
   * follows.
   */
  record Stale() implements Observation {}

  /**
   * @param known null if the alert is unknown
   * @param share deduplicates the strings of a new report
   */
  static Observation of(
      @Nullable ObservedAlert known, AlertEntry entry, UnaryOperator<String> share, Instant now) {
    if (known == null) {
      return new Changed(ObservedAlert.of(entry.alert(share), entry.contentHash()));
    }
    if (entry.receivedAt().isBefore(known.heardAt())) {
      return new Stale();
    }
    if (isRepeatedEnd(known, entry)) {
      return new ResolvedAgain(known.withKnownEnd());
    }
    if (isRefresh(known, entry)) {
      return refresh(known.heard(entry), now);
    }
    var merged = AlertMerge.merge(known.withKnownEnd(), entry.alert(share), now);
    return new Changed(
        ObservedAlert.of(merged.from(sources(known, merged, now)), entry.contentHash()));
  }

  /** Sources add up while an alert fires; one that fires anew has only the new source. */
  private static AlertSources sources(ObservedAlert known, Alert merged, Instant now) {
    return known.knownEnd().isAfter(now)
        ? known.alert().sources().and(merged.sources())
        : merged.sources();
  }

  /** Decided without decoding the entry: nearly every report is a refresh. */
  private static boolean isRefresh(ObservedAlert known, AlertEntry entry) {
    return entry.receivedAt().isAfter(known.heardAt())
        && entry.contentHash() == known.contentHash()
        && entry.startsAt().equals(known.alert().startsAt())
        && entry.endIsAssumed() == known.alert().endIsAssumed()
        && known.knownEnd().isAfter(entry.receivedAt())
        && !entry.endsAt().isBefore(known.knownEnd())
        && known.alert().sources().includes(entry.sources());
  }

  private static boolean isRepeatedEnd(ObservedAlert known, AlertEntry entry) {
    return entry.receivedAt().isAfter(known.heardAt())
        && entry.contentHash() == known.contentHash()
        && entry.endsAt().equals(known.knownEnd())
        && !entry.endsAt().isAfter(known.heardAt());
  }

  private static Observation refresh(ObservedAlert heard, Instant now) {
    return now.isBefore(heard.renewalDue()) ? new HeldBack(heard) : new Changed(heard.renewed());
  }
}
