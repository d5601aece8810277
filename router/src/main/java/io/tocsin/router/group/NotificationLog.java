package io.tocsin.router.group;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.GroupId;
import io.tocsin.router.notify.NotificationLogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The last notification of every destination about every group; outlives the groups. One thread
 * only.
 */
final class NotificationLog {
  private final Map<GroupId, Map<Destination, NotificationLogEntry>> entries = new HashMap<>();

  void put(NotificationKey key, NotificationLogEntry entry) {
    entries.computeIfAbsent(key.group(), id -> new HashMap<>()).put(key.destination(), entry);
  }

  Optional<NotificationLogEntry> get(NotificationKey key) {
    return Optional.ofNullable(entries.getOrDefault(key.group(), Map.of()).get(key.destination()));
  }

  /** Whether a destination still considers the group firing. */
  boolean saysFiring(GroupId group) {
    return entries.getOrDefault(group, Map.of()).values().stream()
        .anyMatch(entry -> !entry.firing().isEmpty());
  }

  /** Whether a destination still considers the alert firing. */
  boolean saysFiring(GroupId group, Fingerprint alert) {
    return of(group).values().stream().anyMatch(entry -> entry.firing().contains(alert));
  }

  /** The last notifications about the group, by destination. */
  Map<Destination, NotificationLogEntry> of(GroupId group) {
    return entries.getOrDefault(group, Map.of());
  }

  /**
   * Whether a destination was notified, or will be, that the alert is resolved, with no report
   * since. A grace period that began later must not make it fire again.
   */
  boolean saysResolved(GroupId group, AlertEntry alert) {
    return saysResolved(group, alert.fingerprint(), alert.endsAt(), alert.receivedAt());
  }

  boolean saysResolved(GroupId group, Alert alert) {
    return saysResolved(group, alert.fingerprint(), alert.endsAt(), alert.updatedAt());
  }

  private boolean saysResolved(GroupId group, Fingerprint alert, Instant endsAt, Instant heardAt) {
    return of(group).values().stream()
        .anyMatch(
            entry ->
                !(endsAt.isAfter(entry.at()) && heardAt.isAfter(entry.at()))
                    && entry.reportsResolved(alert));
  }

  /**
   * @param retention how long an entry with possibly unsent resolved alerts is kept beyond its
   *     expiry
   */
  List<NotificationKey> expired(Instant now, Duration retention) {
    var expired = new ArrayList<NotificationKey>();
    forEach(
        (key, entry) -> {
          boolean mayBeNeeded = entry.at().plus(retention).isAfter(now) && entry.hasUnsent();
          if (entry.expiresAt().isBefore(now) && !mayBeNeeded) {
            expired.add(key);
          }
        });
    return expired;
  }

  void remove(NotificationKey key) {
    entries.computeIfPresent(
        key.group(),
        (id, destinations) -> {
          destinations.remove(key.destination());
          return destinations.isEmpty() ? null : destinations;
        });
  }

  void forEach(BiConsumer<NotificationKey, NotificationLogEntry> visit) {
    entries.forEach(
        (group, destinations) ->
            destinations.forEach(
                (destination, entry) ->
                    visit.accept(new NotificationKey(destination, group), entry)));
  }
}
