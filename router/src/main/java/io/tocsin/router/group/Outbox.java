package io.tocsin.router.group;

import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.events.runbookrequests.RunbookRequested;
import io.tocsin.router.delivery.Deliveries;
import io.tocsin.router.notify.NotificationLogEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends the notifications that the log records. Log entry and notification are two records, and a
 * crash between them must not lose the notification: the entry carries it until it is certainly
 * written, and a restart sends it again under the same id.
 *
 * <p>See decision 0003.
 */
final class Outbox {
  private final ProcessorContext<Object, Object> context;
  private final NotificationLog log;
  private final GroupStores stores;
  private final Deliveries deliveries;
  private final UnconfirmedSends unconfirmed = new UnconfirmedSends();
  private final Map<NotificationKey, NotificationLogEntry> leftByACrash = new HashMap<>();

  Outbox(
      ProcessorContext<Object, Object> context,
      NotificationLog log,
      GroupStores stores,
      Deliveries deliveries) {
    this.context = context;
    this.log = log;
    this.stores = stores;
    this.deliveries = deliveries;
    log.forEach(
        (key, entry) -> {
          if (entry.hasUnsent()) {
            deliveries.await(key, "");
          }
          if (entry.carriesMessage()) {
            leftByACrash.put(key, entry);
          }
        });
  }

  void send(NotificationKey key, NotificationLogEntry entry, Instant now) {
    log.put(key, entry);
    stores.save(key, entry);
    leftByACrash.remove(key);
    if (entry.carriesMessage()) {
      forward(key, entry, now);
    }
  }

  void tick(Instant now) {
    unconfirmed.tick(now);
    leftByACrash.forEach((key, entry) -> forward(key, entry, now));
    leftByACrash.clear();
    unconfirmed.takeWritten(key -> log.get(key).ifPresent(entry -> confirm(key, entry)));
  }

  private void confirm(NotificationKey key, NotificationLogEntry entry) {
    var confirmed = entry.confirmed(deliveries.sentUpTo(key));
    if (!confirmed.equals(entry)) {
      log.put(key, confirmed);
      stores.save(key, confirmed);
    }
    if (confirmed.unsent().isEmpty() && deliveries.isSettled(key)) {
      deliveries.forget(key);
    }
  }

  /** Drops what has been delivered meanwhile. */
  void collect() {
    var settled = new HashMap<NotificationKey, NotificationLogEntry>();
    log.forEach(
        (key, entry) -> {
          if (!entry.carriesMessage() && (deliveries.isSettled(key) || isPartlySent(key, entry))) {
            settled.put(key, entry);
          }
        });
    settled.forEach(
        (key, entry) -> {
          if (entry.unsent().isEmpty()) {
            deliveries.forget(key);
          } else {
            confirm(key, entry);
          }
        });
  }

  private boolean isPartlySent(NotificationKey key, NotificationLogEntry entry) {
    var sentUpTo = deliveries.sentUpTo(key);
    return entry.unsent().stream().anyMatch(alert -> !alert.since().isAfter(sentUpTo));
  }

  private void forward(NotificationKey key, NotificationLogEntry entry, Instant now) {
    unconfirmed.add(key);
    entry
        .unconfirmed()
        .notification()
        .ifPresent(
            notification -> {
              deliveries.await(key, notification.id());
              forward(key, notification, now);
            });
    entry.unconfirmed().runbooks().forEach(request -> forward(key, request, now));
  }

  private void forward(NotificationKey key, GroupNotification notification, Instant now) {
    context.forward(new Record<>(key, notification, now.toEpochMilli()), Outputs.NOTIFICATIONS);
  }

  private void forward(NotificationKey key, RunbookRequested request, Instant now) {
    context.forward(
        new Record<>(key.group().value(), request, now.toEpochMilli()), Outputs.RUNBOOK_REQUESTS);
  }
}
