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
 * The alerts of a group by fingerprint, and in notification order. The order is kept from flush to
 * flush: sorting ten thousand alerts every few seconds would be most of the work of a flush. One
 * thread only.
 */
final class Members {
  private static final Comparator<Member> NOTIFICATION_ORDER =
      Comparator.comparing(Member::labels, MessageOrder.OF_LABELS);

  private final Map<Fingerprint, Alert> alerts = new HashMap<>();

  /** The keys of {@link #alerts}, each once. */
  private final List<Member> ordered = new ArrayList<>();

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

  /** Adds the alert or replaces the one with the same fingerprint, which has the same labels. */
  void put(Fingerprint fingerprint, Alert alert) {
    if (alerts.put(fingerprint, alert) == null) {
      ordered.add(new Member(fingerprint, alert.labels()));
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

  /** Maps each alert, in notification order. */
  <T> List<T> inOrder(BiFunction<Fingerprint, Alert, T> shown) {
    if (!isSorted) {
      ordered.sort(NOTIFICATION_ORDER);
      isSorted = true;
    }
    return ordered.stream()
        .map(member -> shown.apply(member.fingerprint(), alerts.get(member.fingerprint())))
        .toList();
  }

  /** Removes alerts and returns their fingerprints. */
  List<Fingerprint> remove(BiPredicate<Fingerprint, Alert> unwanted) {
    var removed =
        alerts.entrySet().stream()
            .filter(member -> unwanted.test(member.getKey(), member.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (!removed.isEmpty()) {
      removed.forEach(alerts::remove);
      ordered.removeIf(member -> !has(member.fingerprint()));
    }
    return removed;
  }

  private record Member(Fingerprint fingerprint, LabelSet labels) {}
}
