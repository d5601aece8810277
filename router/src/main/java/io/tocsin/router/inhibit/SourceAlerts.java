package io.tocsin.router.inhibit;

import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The alerts on the source side of a rule, indexed by the values of its equal labels. Keeps all of
 * them, not only the newest: Alertmanager forgets one that still fires when another one with the
 * same values resolves.
 *
 * <p>An alert that matches both sides is kept apart, because it must not inhibit another one that
 * matches both.
 */
final class SourceAlerts {
  private final SourceSide side;
  private final Map<List<String>, ConcurrentNavigableMap<Long, Alert>> onOneSide =
      new ConcurrentHashMap<>();
  private final Map<List<String>, ConcurrentNavigableMap<Long, Alert>> onBothSides =
      new ConcurrentHashMap<>();

  SourceAlerts(SourceSide side) {
    this.side = side;
  }

  boolean isEmpty() {
    return onOneSide.isEmpty() && onBothSides.isEmpty();
  }

  void put(Fingerprint fingerprint, Alert alert) {
    like(alert.labels())
        .computeIfAbsent(equalValues(alert.labels()), values -> new ConcurrentSkipListMap<>())
        .put(fingerprint.value(), alert);
  }

  void remove(Fingerprint fingerprint, LabelSet labels) {
    var alike = like(labels);
    var values = equalValues(labels);
    var alerts = alike.get(values);
    if (alerts != null && alerts.remove(fingerprint.value()) != null && alerts.isEmpty()) {
      alike.remove(values);
    }
  }

  /** Always the same source while the same sources fire. */
  Optional<Fingerprint> inhibiting(LabelSet target, Predicate<Alert> firing) {
    var values = equalValues(target);
    var found = firstFiring(onOneSide.get(values), firing);
    return found.isPresent() || onBothSides.isEmpty() || side.isOnBothSides(target)
        ? found
        : firstFiring(onBothSides.get(values), firing);
  }

  private static Optional<Fingerprint> firstFiring(
      @Nullable Map<Long, Alert> alerts, Predicate<Alert> firing) {
    if (alerts != null) {
      for (var alert : alerts.entrySet()) {
        if (firing.test(alert.getValue())) {
          return Optional.of(new Fingerprint(alert.getKey()));
        }
      }
    }
    return Optional.empty();
  }

  private Map<List<String>, ConcurrentNavigableMap<Long, Alert>> like(LabelSet labels) {
    return side.isOnBothSides(labels) ? onBothSides : onOneSide;
  }

  /** Missing and empty labels are equal, as everywhere. */
  private List<String> equalValues(LabelSet labels) {
    return side.equal().stream().map(labels::valueOrEmpty).toList();
  }
}
