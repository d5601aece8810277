package io.tocsin.gateway.active;

import io.tocsin.model.label.Fingerprint;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The active alerts of one alertname. Guarded by the lock of {@link ActiveAlerts}. */
final class NamedAlerts {
  private final Map<Fingerprint, KnownAlert> alerts = new HashMap<>();
  private long bytes;

  // A lower bound of all ends, so that a full map is not scanned for every further alert.
  private long earliestEnd = Long.MAX_VALUE;

  @Nullable KnownAlert get(Fingerprint alert) {
    return alerts.get(alert);
  }

  int size() {
    return alerts.size();
  }

  boolean isEmpty() {
    return alerts.isEmpty();
  }

  long bytes() {
    return bytes;
  }

  long earliestEnd() {
    return earliestEnd;
  }

  void put(Fingerprint alert, KnownAlert known) {
    alerts.put(alert, known);
    bytes += known.bytes();
    earliestEnd = Math.min(earliestEnd, known.endMillis());
  }

  void extend(KnownAlert known, long endMillis) {
    known.extend(endMillis);
    earliestEnd = Math.min(earliestEnd, endMillis);
  }

  /** Returns the growth in bytes. */
  int change(KnownAlert known, long contentHash, int newBytes) {
    int growth = newBytes - known.bytes();
    known.change(contentHash, newBytes);
    bytes += growth;
    return growth;
  }

  @Nullable KnownAlert remove(Fingerprint alert) {
    var removed = alerts.remove(alert);
    if (removed != null) {
      bytes -= removed.bytes();
    }
    return removed;
  }

  void forgetEnded(long now) {
    if (now < earliestEnd) {
      return;
    }
    alerts.values().removeIf(known -> known.endMillis() <= now);
    bytes = alerts.values().stream().mapToLong(KnownAlert::bytes).sum();
    earliestEnd =
        alerts.values().stream().mapToLong(KnownAlert::endMillis).min().orElse(Long.MAX_VALUE);
  }
}
