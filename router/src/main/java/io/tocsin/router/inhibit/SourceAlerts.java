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
 * The alerts on the source side of a rule, found by the values of the labels that have to be equal.
 * All that match are kept, not the newest alone: the original forgets one that still fires when
 * another one with the same values ends.
 *
 * <p>An alert on both sides is kept apart, because it must not inhibit another one on both sides.
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

  /** The same one each time, if the same ones fire. */
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

  /** Missing and empty are the same here as everywhere. */
  private List<String> equalValues(LabelSet labels) {
    return side.equal().stream().map(labels::valueOrEmpty).toList();
  }
}
