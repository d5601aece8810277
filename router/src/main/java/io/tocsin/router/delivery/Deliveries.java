package io.tocsin.router.delivery;

import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.model.notification.Destination;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Delivery state of this process's notifications. Only a hint: it keeps notifications small and
 * triggers corrections; the next report makes up for a missed one. One thread reports, the stream
 * threads read.
 *
 * @see <a
 *     href="../../../../../../../../docs/decisions/0013-a-resolved-alert-stays-until-it-was-sent.md">decision
 *     0013</a>
 */
public final class Deliveries {
  private final Map<NotificationKey, Awaited> awaited = new ConcurrentHashMap<>();
  private final Set<NotificationKey> failing = ConcurrentHashMap.newKeySet();
  private final Set<Destination> troubled = ConcurrentHashMap.newKeySet();

  /** Starts tracking reports about this notification. */
  public void await(NotificationKey key, String notificationId) {
    awaited.compute(
        key,
        (_, known) ->
            new Awaited(notificationId, known == null ? Instant.MIN : known.sentUpTo(), false));
  }

  public void forget(NotificationKey key) {
    awaited.remove(key);
  }

  public void take(DeliveryReported report) {
    var key = report.key();
    switch (report.outcome()) {
      case RETRY, PARKED -> {
        failing.add(key);
        troubled.add(report.destination());
      }
      case SENT -> {
        failing.remove(key);
        troubled.remove(report.destination());
      }
      case NOT_WANTED, DEAD -> failing.remove(key);
    }
    awaited.computeIfPresent(key, (_, known) -> known.after(report));
  }

  /** Decision time of the newest notification that was delivered; long ago if unknown. */
  public Instant sentUpTo(NotificationKey key) {
    var known = awaited.get(key);
    return known == null ? Instant.MIN : known.sentUpTo();
  }

  /** Whether the newest notification was delivered or never will be. */
  public boolean isSettled(NotificationKey key) {
    var known = awaited.get(key);
    return known != null && known.isSettled();
  }

  /** Whether this notification is delayed by a failing destination. */
  public boolean isDelayed(NotificationKey key) {
    if (failing.contains(key)) {
      return true;
    }
    var known = awaited.get(key);
    return known != null && !known.isSettled() && troubled.contains(key.destination());
  }

  /** Whether any destination is failing. */
  public boolean isAnyDelayed() {
    return !failing.isEmpty() || !troubled.isEmpty();
  }

  /** Delayed notifications, in no order, possibly twice. */
  public void forEachDelayed(Consumer<NotificationKey> take) {
    failing.forEach(take);
    awaited.forEach(
        (key, known) -> {
          if (!known.isSettled() && troubled.contains(key.destination())) {
            take.accept(key);
          }
        });
  }

  private record Awaited(String notificationId, Instant sentUpTo, boolean isSettled) {

    Awaited after(DeliveryReported report) {
      var reported = report.sentUpTo().filter(sentUpTo::isBefore).orElse(sentUpTo);
      boolean isFinal =
          switch (report.outcome()) {
            case SENT, NOT_WANTED, DEAD -> true;
            case RETRY, PARKED -> false;
          };
      return new Awaited(
          notificationId,
          reported,
          isSettled || (isFinal && report.notificationId().equals(notificationId)));
    }
  }
}
