package io.tocsin.router.group;

import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** One group with its alerts. Belongs to the stream thread of its partition. */
final class AlertGroup {
  /** By job, then instance, alerts without the label last; the rest by label set. */
  private static final Comparator<NotifiedAlert> MESSAGE_ORDER =
      Comparator.comparing(
          NotifiedAlert::labels,
          byLabel("job").thenComparing(byLabel("instance")).thenComparing(LabelSet.ORDER));

  private final Map<Fingerprint, Alert> alerts = new HashMap<>();
  private GroupState state;

  AlertGroup(GroupState state) {
    this.state = state;
  }

  GroupState state() {
    return state;
  }

  void moveTo(GroupState next) {
    state = next;
  }

  boolean isEmpty() {
    return alerts.isEmpty();
  }

  /**
   * Takes an alert as its newest report says.
   *
   * @return false if nothing new was said
   */
  boolean join(Alert alert) {
    var known = alerts.get(alert.fingerprint());
    if (known != null && (known.updatedAt().isAfter(alert.updatedAt()) || known.equals(alert))) {
      return false;
    }
    alerts.put(alert.fingerprint(), alert);
    return true;
  }

  boolean has(Fingerprint fingerprint) {
    return alerts.containsKey(fingerprint);
  }

  /** What a flush shows. */
  List<NotifiedAlert> at(Instant now, Grace grace) {
    return alerts.values().stream()
        .map(alert -> NotifiedAlert.of(alert, grace.statusOf(alert, now)))
        .sorted(MESSAGE_ORDER)
        .toList();
  }

  /** Forgets alerts, and names them. */
  List<Fingerprint> remove(Predicate<Alert> unwanted) {
    var removed = alerts.values().stream().filter(unwanted).map(Alert::fingerprint).toList();
    removed.forEach(alerts::remove);
    return removed;
  }

  Collection<Fingerprint> fingerprints() {
    return alerts.keySet();
  }

  private static Comparator<LabelSet> byLabel(String name) {
    return Comparator.comparing(
        (LabelSet labels) -> labels.get(name),
        Comparator.comparing(Optional<String>::isEmpty).thenComparing(value -> value.orElse("")));
  }
}
