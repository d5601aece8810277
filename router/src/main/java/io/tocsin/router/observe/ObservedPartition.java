package io.tocsin.router.observe;

import io.tocsin.events.query.ActiveAlert;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.matcher.Matchers;
import io.tocsin.router.resolve.RestartGrace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The known alerts of one partition. Its stream thread writes, any thread may read. */
final class ObservedPartition {
  private final Map<Fingerprint, ObservedAlert> alerts = new ConcurrentHashMap<>();
  private final ActiveAlertMemory memory;
  private volatile boolean isCounted = true;
  private volatile RestartGrace grace = RestartGrace.NONE;

  ObservedPartition(ActiveAlertMemory memory) {
    this.memory = memory;
  }

  @Nullable ObservedAlert get(Fingerprint fingerprint) {
    return alerts.get(fingerprint);
  }

  void put(Fingerprint fingerprint, ObservedAlert alert) {
    var before = alerts.put(fingerprint, alert);
    int growth = alert.bytes() - (before == null ? 0 : before.bytes());
    // Most reports do not change the size.
    if (growth != 0 && isCounted) {
      memory.change(alert.alert().name(), growth);
    }
  }

  /**
   * @param more bytes of a new alert, or the growth of a known one
   */
  boolean hasRoom(String name, int more) {
    return more <= 0 || memory.hasRoom(name, more);
  }

  /** Whether memory is so short that unneeded alerts must go. */
  boolean isTight() {
    return memory.isTight();
  }

  /**
   * The partition was replaced and no longer counts towards the memory. The alerts stay: the next
   * processor on the same store takes them from here.
   */
  void release() {
    if (isCounted) {
      isCounted = false;
      alerts.values().forEach(known -> memory.change(known.alert().name(), -known.bytes()));
    }
  }

  /** Removes alerts and returns their fingerprints. */
  List<Fingerprint> remove(Predicate<ObservedAlert> unwanted) {
    var removed = fingerprints(unwanted);
    removed.forEach(this::remove);
    return removed;
  }

  /** Marks alerts that have expired and returns their fingerprints. */
  List<Fingerprint> expire(Instant now) {
    var ended = fingerprints(known -> known.expiresWithoutReport(grace, now));
    ended.forEach(
        fingerprint -> alerts.computeIfPresent(fingerprint, (same, known) -> known.expired()));
    return ended;
  }

  private List<Fingerprint> fingerprints(Predicate<ObservedAlert> wanted) {
    return alerts.entrySet().stream()
        .filter(known -> wanted.test(known.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void remove(Fingerprint fingerprint) {
    var removed = alerts.remove(fingerprint);
    if (removed != null && isCounted) {
      memory.change(removed.alert().name(), -removed.bytes());
    }
  }

  /** Visible to readers at once. */
  void grant(RestartGrace next) {
    grace = next;
  }

  boolean isEmpty() {
    return alerts.isEmpty();
  }

  RestartGrace grace() {
    return grace;
  }

  Optional<Alert> find(Fingerprint fingerprint) {
    return Optional.ofNullable(alerts.get(fingerprint)).map(ObservedAlert::asHeard);
  }

  Stream<Alert> all() {
    return alerts.values().stream().map(ObservedAlert::withKnownEnd);
  }

  /** What a process that starts later must restore. */
  Stream<Alert> durable() {
    return alerts.values().stream()
        .filter(known -> !known.hasExpired())
        .map(ObservedAlert::withKnownEnd);
  }

  Stream<Alert> firing(Instant now) {
    return all().filter(alert -> grace.statusOf(alert, now) == AlertStatus.FIRING);
  }

  /** Firing alerts for a listing; only matching ones are converted. */
  Stream<Alert> listed(Matchers filter, Instant now) {
    return alerts.values().stream()
        .filter(known -> filter.matches(known.alert().labels()) && isFiring(known, now))
        .map(ObservedAlert::asHeard);
  }

  Stream<ActiveAlert> active(Instant now) {
    return alerts.entrySet().stream()
        .filter(known -> isFiring(known.getValue(), now))
        .map(known -> active(known.getKey(), known.getValue(), now));
  }

  private boolean isFiring(ObservedAlert known, Instant now) {
    return known.knownEnd().isAfter(now)
        || grace.statusOf(known.withKnownEnd(), now) == AlertStatus.FIRING;
  }

  private ActiveAlert active(Fingerprint fingerprint, ObservedAlert known, Instant now) {
    return new ActiveAlert(
        known.alert().name(),
        fingerprint,
        known.contentHash(),
        known.knownEnd().isAfter(now) ? known.knownEnd() : grace.until(),
        known.bytes());
  }
}
