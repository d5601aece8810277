package io.tocsin.router.group;

import io.tocsin.events.notifications.NotificationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Notifications that were sent and may not be written yet. Measures the running time of the
 * process: while it was paused, nothing was written and no failed write was noticed.
 */
final class UnconfirmedSends {
  /**
   * Longer than the producer's delivery time-out; a failed write closes and restores the task
   * before that.
   */
  private static final Duration SURELY_WRITTEN = Duration.ofMinutes(2);

  /** A longer gap between two ticks means a paused process or a clock jump. */
  private static final Duration LONGEST_TICK = Duration.ofSeconds(5);

  private final Queue<Sent> unconfirmed = new ArrayDeque<>();
  private final Map<NotificationKey, Long> newest = new HashMap<>();
  private long sent;
  private Instant lastTick = Instant.MAX;
  private Duration running = Duration.ZERO;

  void add(NotificationKey key) {
    sent++;
    newest.put(key, sent);
    unconfirmed.add(new Sent(key, sent, running));
  }

  void tick(Instant now) {
    running = running.plus(since(lastTick, now));
    lastTick = now;
  }

  /** Passes on what is certainly written. Only the newest counts; it replaces an older one. */
  void takeWritten(Consumer<NotificationKey> confirm) {
    for (var head = unconfirmed.peek();
        head != null && head.isWritten(running);
        head = unconfirmed.peek()) {
      unconfirmed.remove();
      if (newest.remove(head.key(), head.number())) {
        confirm.accept(head.key());
      }
    }
  }

  private static Duration since(Instant tick, Instant now) {
    if (now.isBefore(tick)) {
      return Duration.ZERO;
    }
    var gap = Duration.between(tick, now);
    return gap.compareTo(LONGEST_TICK) < 0 ? gap : LONGEST_TICK;
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
