package io.tocsin.router.group;

import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.GroupId;
import io.tocsin.router.notify.NotificationLogEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What every destination was told about every group; outlives the groups. One thread only. */
final class NotificationLog {
  private final Map<GroupId, Map<Destination, NotificationLogEntry>> entries = new HashMap<>();

  void put(NotificationKey key, NotificationLogEntry entry) {
    entries.computeIfAbsent(key.group(), id -> new HashMap<>()).put(key.destination(), entry);
  }

  Optional<NotificationLogEntry> get(NotificationKey key) {
    return Optional.ofNullable(entries.getOrDefault(key.group(), Map.of()).get(key.destination()));
  }

  /** Whether somebody still takes the group for firing. */
  boolean saysFiring(GroupId group) {
    return entries.getOrDefault(group, Map.of()).values().stream()
        .anyMatch(entry -> !entry.firing().isEmpty());
  }

  List<NotificationKey> expired(Instant now) {
    var expired = new ArrayList<NotificationKey>();
    forEach(
        (key, entry) -> {
          if (entry.expiresAt().isBefore(now)) {
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
