package io.tocsin.notifier.meta;

import io.tocsin.events.deliveries.DeliveryOutcome;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.receiver.ProviderAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides when an outcome is itself an alert. Two rules prevent a loop: a notification about a
 * broken destination raises no further alert when that destination does not accept it, and an alert
 * about the loss of such a notification names no group, so there is at most one for each
 * destination.
 */
public final class MetaAlerts {
  private final Duration betweenTries;

  /** Destinations whose newest message was rejected for some recipients. Thread-safe. */
  private final Set<Destination> incomplete = ConcurrentHashMap.newKeySet();

  /**
   * @param betweenTries longest wait between two retries of a parked destination
   */
  public MetaAlerts(Duration betweenTries) {
    this.betweenTries = betweenTries;
  }

  /**
   * @param reopened the destination was parked until this outcome
   */
  public List<Alert> about(
      DeliveryReported report, GroupNotification notification, boolean reopened) {
    var alerts = new ArrayList<Alert>();
    if (reopened) {
      alerts.add(MetaAlert.recovered(report));
    }
    if (!isAboutItsOwnDestination(notification)) {
      alertAbout(report, notification).ifPresent(alerts::add);
    }
    if (reachesAllAgain(report)) {
      alerts.add(MetaAlert.allReached(report));
    }
    restore(report);
    return alerts;
  }

  /** Restores an outcome from the log, so that an alert from before a restart can be resolved. */
  public void restore(DeliveryReported report) {
    if (report.outcome() == DeliveryOutcome.SENT && isIncomplete(report)) {
      incomplete.add(report.destination());
    } else if (report.outcome() == DeliveryOutcome.SENT) {
      incomplete.remove(report.destination());
    }
  }

  private boolean reachesAllAgain(DeliveryReported report) {
    return report.outcome() == DeliveryOutcome.SENT
        && !isIncomplete(report)
        && incomplete.contains(report.destination());
  }

  private static boolean isIncomplete(DeliveryReported report) {
    return report.coordinates().containsKey(ProviderAnswer.Accepted.REFUSED);
  }

  private Optional<Alert> alertAbout(DeliveryReported report, GroupNotification notification) {
    return switch (report.outcome()) {
      case PARKED -> Optional.of(MetaAlert.parked(report, betweenTries));
      case DEAD -> Optional.of(MetaAlert.dead(report, notification));
      case SENT -> Optional.of(report).filter(MetaAlerts::isIncomplete).map(MetaAlert::refused);
      case RETRY, NOT_WANTED -> Optional.empty();
    };
  }

  /** Whether all its alerts are about the destination that it is sent to. */
  private static boolean isAboutItsOwnDestination(GroupNotification notification) {
    return notification.alerts().stream()
        .allMatch(alert -> MetaAlert.isAbout(notification.destination(), alert));
  }
}
