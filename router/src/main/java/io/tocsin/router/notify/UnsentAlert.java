package io.tocsin.router.notify;

import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.events.notifications.UnconfirmedResolvedAlert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.Fingerprint;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A resolved alert that a destination may not know of yet.
 *
 * @param since decision time of the first notification that shows it as resolved
 * @param generation the episode in which it fired
 */
public record UnsentAlert(NotifiedAlert alert, Instant since, long generation) {

  /** The resolved alerts of a notification. */
  static List<UnsentAlert> in(GroupNotification notification) {
    var carried =
        notification.carried().stream()
            .collect(
                Collectors.toMap(UnconfirmedResolvedAlert::fingerprint, it -> it, (one, _) -> one));
    return notification.alerts().stream()
        .filter(alert -> alert.status() == AlertStatus.RESOLVED)
        .map(
            alert -> {
              var earlier = carried.get(alert.fingerprint());
              return earlier == null
                  ? new UnsentAlert(alert, notification.at(), notification.generation())
                  : new UnsentAlert(alert, earlier.since(), earlier.generation());
            })
        .toList();
  }

  Fingerprint fingerprint() {
    return alert.fingerprint();
  }

  /** A copy without annotations and generator URL. */
  UnsentAlert cut() {
    return new UnsentAlert(CutAlert.of(alert), since, generation);
  }

  UnconfirmedResolvedAlert carried() {
    return new UnconfirmedResolvedAlert(alert.fingerprint(), since, generation);
  }
}
