package io.tocsin.router.observe;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertSources;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a report changes about what is known. */
sealed interface Observation {

  /** Something that groups must know. */
  record Changed(ObservedAlert alert) implements Observation {}

  /** Only the end moved; it is remembered, and passed on when half of the lease is used up. */
  record HeldBack(ObservedAlert alert) implements Observation {}

  /**
   * Its source says once more that it is over, as Prometheus does for a quarter of an hour. Nothing
   * is new, but somebody may not have been told the first time because of a silence.
   */
  record EndAgain(Alert over) implements Observation {}

  /**
   * Older than what is known: the log is read again after a crash, and the newer report comes too.
   */
  record Stale() implements Observation {}

  /**
   * @param known null if the alert was never heard of
   * @param share for the texts of what is new
   */
  static Observation of(
      @Nullable ObservedAlert known, AlertEntry entry, UnaryOperator<String> share, Instant now) {
    if (known == null) {
      return new Changed(ObservedAlert.of(entry.alert(share), entry.contentHash()));
    }
    if (entry.receivedAt().isBefore(known.heardAt())) {
      return new Stale();
    }
    if (isSameEndAgain(known, entry)) {
      return new EndAgain(known.withKnownEnd());
    }
    if (isRefresh(known, entry)) {
      return refresh(known.heard(entry), now);
    }
    var merged = AlertMerge.merge(known.withKnownEnd(), entry.alert(share), now);
    return new Changed(
        ObservedAlert.of(merged.from(sources(known, merged, now)), entry.contentHash()));
  }

  /** Where a firing alert is known from adds up; one that fires anew is known from there only. */
  private static AlertSources sources(ObservedAlert known, Alert merged, Instant now) {
    return known.knownEnd().isAfter(now)
        ? known.alert().sources().and(merged.sources())
        : merged.sources();
  }

  /** Decided without decoding the entry: this is what nearly every report is. */
  private static boolean isRefresh(ObservedAlert known, AlertEntry entry) {
    return entry.receivedAt().isAfter(known.heardAt())
        && entry.contentHash() == known.contentHash()
        && entry.startsAt().equals(known.alert().startsAt())
        && entry.endIsAssumed() == known.alert().endIsAssumed()
        && known.knownEnd().isAfter(entry.receivedAt())
        && !entry.endsAt().isBefore(known.knownEnd())
        && known.alert().sources().includes(entry.sources());
  }

  private static boolean isSameEndAgain(ObservedAlert known, AlertEntry entry) {
    return entry.receivedAt().isAfter(known.heardAt())
        && entry.contentHash() == known.contentHash()
        && entry.endsAt().equals(known.knownEnd())
        && !entry.endsAt().isAfter(known.heardAt());
  }

  private static Observation refresh(ObservedAlert heard, Instant now) {
    return now.isBefore(heard.renewalDue()) ? new HeldBack(heard) : new Changed(heard.renewed());
  }
}
