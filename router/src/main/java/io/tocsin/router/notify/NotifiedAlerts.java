package io.tocsin.router.notify;

import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.Fingerprint;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The alerts of a flush by status, as the notification log keeps them. */
record NotifiedAlerts(Set<Fingerprint> firing, Set<Fingerprint> resolved) {

  static NotifiedAlerts of(List<NotifiedAlert> alerts) {
    return new NotifiedAlerts(with(alerts, AlertStatus.FIRING), with(alerts, AlertStatus.RESOLVED));
  }

  /** A copy without these firing alerts. */
  NotifiedAlerts without(Set<Fingerprint> postponed) {
    return new NotifiedAlerts(
        firing.stream()
            .filter(alert -> !postponed.contains(alert))
            .collect(Collectors.toUnmodifiableSet()),
        resolved);
  }

  private static Set<Fingerprint> with(List<NotifiedAlert> alerts, AlertStatus status) {
    return alerts.stream()
        .filter(alert -> alert.status() == status)
        .map(NotifiedAlert::fingerprint)
        .collect(Collectors.toUnmodifiableSet());
  }
}
