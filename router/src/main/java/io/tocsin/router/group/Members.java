package io.tocsin.router.group;

import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import io.tocsin.router.notify.MessageOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of a group by their fingerprints, and in the order of a message. The order is kept
 * from one look to the next: a group of ten thousand is flushed every few seconds, and to sort it
 * anew each time is most of the work of a flush. One thread only.
 */
final class Members {
  private static final Comparator<IndexPosition> IN_A_MESSAGE =
      Comparator.comparing(IndexPosition::labels, MessageOrder.OF_LABELS);

  private final Map<Fingerprint, Alert> alerts = new HashMap<>();

  /** Those of {@link #alerts}, each once. */
  private final List<IndexPosition> places = new ArrayList<>();

  private boolean isSorted = true;

  boolean isEmpty() {
    return alerts.isEmpty();
  }

  @Nullable Alert get(Fingerprint fingerprint) {
    return alerts.get(fingerprint);
  }

  boolean has(Fingerprint fingerprint) {
    return alerts.containsKey(fingerprint);
  }

  /** Adds it, or takes the place of the one with its fingerprint, which has the same labels. */
  void put(Fingerprint fingerprint, Alert alert) {
    if (alerts.put(fingerprint, alert) == null) {
      places.add(new IndexPosition(fingerprint, alert.labels()));
      isSorted = false;
    }
  }

  /** A view, in no particular order. */
  Map<Fingerprint, Alert> all() {
    return Collections.unmodifiableMap(alerts);
  }

  /** A view. */
  Set<Fingerprint> fingerprints() {
    return Collections.unmodifiableSet(alerts.keySet());
  }

  /** What becomes of each alert, in the order of a message. */
  <T> List<T> inOrder(BiFunction<Fingerprint, Alert, T> shown) {
    if (!isSorted) {
      places.sort(IN_A_MESSAGE);
      isSorted = true;
    }
    return places.stream()
        .map(place -> shown.apply(place.member(), alerts.get(place.member())))
        .toList();
  }

  /** Forgets alerts, and names them. */
  List<Fingerprint> remove(BiPredicate<Fingerprint, Alert> unwanted) {
    var removed =
        alerts.entrySet().stream()
            .filter(member -> unwanted.test(member.getKey(), member.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (!removed.isEmpty()) {
      removed.forEach(alerts::remove);
      places.removeIf(place -> !has(place.member()));
    }
    return removed;
  }

  private record IndexPosition(Fingerprint member, LabelSet labels) {}
}
