package io.tocsin.router.group;

import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.events.runbookrequests.RunbookRequested;
import io.tocsin.router.notify.NotificationLogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends what the notification log says was told. Log entry and message are two records, and a crash
 * between them must not lose the message: the entry carries it until the message is surely written,
 * and a restart sends it again under the same id.
 *
 * <p>Decision 0003 says why.
 */
final class Outbox {
  /**
   * Longer than the producer may take to write a record; if it takes longer the task is closed and
   * restored.
   */
  private static final Duration SURELY_WRITTEN = Duration.ofMinutes(2);

  private final ProcessorContext<Object, Object> context;
  private final NotificationLog log;
  private final GroupStores stores;
  private final Queue<Sent> unconfirmed = new ArrayDeque<>();
  private final Map<NotificationKey, NotificationLogEntry> leftByACrash = new HashMap<>();

  Outbox(ProcessorContext<Object, Object> context, NotificationLog log, GroupStores stores) {
    this.context = context;
    this.log = log;
    this.stores = stores;
    log.forEach(
        (key, entry) -> {
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
    leftByACrash.forEach((key, entry) -> forward(key, entry, now));
    leftByACrash.clear();
    for (var head = unconfirmed.peek();
        head != null && head.isWritten(now);
        head = unconfirmed.peek()) {
      confirm(unconfirmed.remove());
    }
  }

  private void confirm(Sent sent) {
    log.get(sent.key())
        .filter(entry -> entry.equals(sent.entry()))
        .map(NotificationLogEntry::confirmed)
        .ifPresent(
            entry -> {
              log.put(sent.key(), entry);
              stores.save(sent.key(), entry);
            });
  }

  private void forward(NotificationKey key, NotificationLogEntry entry, Instant now) {
    unconfirmed.add(new Sent(key, entry, now));
    entry.unconfirmed().notification().ifPresent(notification -> forward(key, notification, now));
    entry.unconfirmed().runbooks().forEach(request -> forward(key, request, now));
  }

  private void forward(NotificationKey key, GroupNotification notification, Instant now) {
    context.forward(new Record<>(key, notification, now.toEpochMilli()), Outputs.NOTIFICATIONS);
  }

  private void forward(NotificationKey key, RunbookRequested request, Instant now) {
    context.forward(
        new Record<>(key.group().value(), request, now.toEpochMilli()), Outputs.RUNBOOK_REQUESTS);
  }

  private record Sent(NotificationKey key, NotificationLogEntry entry, Instant at) {
    boolean isWritten(Instant now) {
      return !at.plus(SURELY_WRITTEN).isAfter(now);
    }
  }
}
