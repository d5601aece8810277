package io.tocsin.router.observe;

import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.router.resolve.Grace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the alerts of one partition. Its stream thread writes, any thread may read.
 */
final class ObservedPartition {
  private final Map<Fingerprint, ObservedAlert> alerts = new ConcurrentHashMap<>();
  private volatile Grace grace = Grace.NONE;

  @Nullable ObservedAlert get(Fingerprint fingerprint) {
    return alerts.get(fingerprint);
  }

  void put(Fingerprint fingerprint, ObservedAlert alert) {
    alerts.put(fingerprint, alert);
  }

  /** Forgets alerts, and names them. */
  List<Fingerprint> remove(Predicate<ObservedAlert> unwanted) {
    var removed = fingerprints(unwanted);
    removed.forEach(alerts::remove);
    return removed;
  }

  /** Marks alerts whose end has passed in silence as over, and names them. */
  List<Fingerprint> endSilent(Instant now) {
    var ended = fingerprints(known -> known.endsInSilence(grace, now));
    ended.forEach(
        fingerprint -> alerts.computeIfPresent(fingerprint, (same, known) -> known.over()));
    return ended;
  }

  private List<Fingerprint> fingerprints(Predicate<ObservedAlert> wanted) {
    return alerts.entrySet().stream()
        .filter(known -> wanted.test(known.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  void restoredWith(Grace newGrace) {
    grace = newGrace;
  }

  boolean isEmpty() {
    return alerts.isEmpty();
  }

  Grace grace() {
    return grace;
  }

  Optional<Alert> find(Fingerprint fingerprint) {
    return Optional.ofNullable(alerts.get(fingerprint)).map(ObservedAlert::withKnownEnd);
  }

  Stream<Alert> all() {
    return alerts.values().stream().map(ObservedAlert::withKnownEnd);
  }

  /** What a process that starts later has to know. */
  Stream<Alert> durable() {
    return alerts.values().stream()
        .filter(known -> !known.isOver())
        .map(ObservedAlert::withKnownEnd);
  }

  Stream<Alert> firing(Instant now) {
    return all().filter(alert -> grace.statusOf(alert, now) == AlertStatus.FIRING);
  }
}
