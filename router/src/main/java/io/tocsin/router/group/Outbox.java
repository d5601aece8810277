package io.tocsin.router.group;

import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.events.runbookrequests.RunbookRequested;
import io.tocsin.router.delivery.Deliveries;
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
 * Sends the notifications that the log records. Log entry and notification are two records, and a
 * crash between them must not lose the notification: the entry carries it until it is certainly
 * written, and a restart sends it again under the same id.
 *
 * <p>See decision 0003.
 */
final class Outbox {
  /**
   * Longer than the producer's delivery time-out; a failed write closes and restores the task
   * before that.
   */
  private static final Duration SURELY_WRITTEN = Duration.ofMinutes(2);

  /**
   * A longer gap between two ticks means a paused process or a clock jump: meanwhile nothing was
   * written and no failed write was noticed.
   */
  private static final Duration LONGEST_TICK = Duration.ofSeconds(5);

  private final ProcessorContext<Object, Object> context;
  private final NotificationLog log;
  private final GroupStores stores;
  private final Deliveries deliveries;
  private final Queue<Sent> unconfirmed = new ArrayDeque<>();
  private final Map<NotificationKey, Long> newest = new HashMap<>();
  private final Map<NotificationKey, NotificationLogEntry> leftByACrash = new HashMap<>();
  private long sent;
  private Instant lastTick = Instant.MAX;
  private Duration running = Duration.ZERO;

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
    running = running.plus(since(lastTick, now));
    lastTick = now;
    leftByACrash.forEach((key, entry) -> forward(key, entry, now));
    leftByACrash.clear();
    for (var head = unconfirmed.peek();
        head != null && head.isWritten(running);
        head = unconfirmed.peek()) {
      confirm(unconfirmed.remove());
    }
  }

  private static Duration since(Instant tick, Instant now) {
    if (now.isBefore(tick)) {
      return Duration.ZERO;
    }
    var gap = Duration.between(tick, now);
    return gap.compareTo(LONGEST_TICK) < 0 ? gap : LONGEST_TICK;
  }

  /** Only the newest counts; a newer notification replaces an older one. */
  private void confirm(Sent sent) {
    if (newest.remove(sent.key(), sent.number())) {
      log.get(sent.key()).ifPresent(entry -> confirm(sent.key(), entry));
    }
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
    sent++;
    newest.put(key, sent);
    unconfirmed.add(new Sent(key, sent, running));
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

  /**
   * Does not hold the notification: a busy group sends many within two minutes, each with all of
   * its alerts.
   *
   * @param at process running time when it was sent
   */
  private record Sent(NotificationKey key, long number, Duration at) {
    boolean isWritten(Duration running) {
      return running.minus(at).compareTo(SURELY_WRITTEN) >= 0;
    }
  }
}
