package io.tocsin.gateway.active;

import io.tocsin.model.label.Fingerprint;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The known active alerts by alertname, with their number and size. Guarded by the lock of {@link
 * ActiveAlerts}.
 */
final class AlertsByName {
  private final Map<String, NamedAlerts> byName = new HashMap<>();
  private int size;
  private long bytes;
  private long earliestEnd = Long.MAX_VALUE;

  int size() {
    return size;
  }

  int sizeOf(String name) {
    var named = byName.get(name);
    return named == null ? 0 : named.size();
  }

  long bytes() {
    return bytes;
  }

  long bytesOf(String name) {
    var named = byName.get(name);
    return named == null ? 0 : named.bytes();
  }

  @Nullable NamedAlerts named(String name) {
    return byName.get(name);
  }

  boolean has(String name, Fingerprint alert) {
    var named = byName.get(name);
    return named != null && named.get(alert) != null;
  }

  /** An alert that is not known yet. */
  void add(String name, Fingerprint alert, KnownAlert known) {
    byName.computeIfAbsent(name, unknown -> new NamedAlerts()).put(alert, known);
    size++;
    bytes += known.bytes();
    noteEnd(known.endMillis());
  }

  void extend(NamedAlerts named, KnownAlert known, long endMillis) {
    named.extend(known, endMillis);
    noteEnd(endMillis);
  }

  void change(NamedAlerts named, KnownAlert known, long contentHash, int newBytes) {
    bytes += named.change(known, contentHash, newBytes);
  }

  void remove(String name, Fingerprint alert) {
    var named = byName.get(name);
    if (named == null) {
      return;
    }
    var known = named.remove(alert);
    if (known != null) {
      size--;
      bytes -= known.bytes();
      removeIfEmpty(name, named);
    }
  }

  void forgetEndedOf(String name, long now) {
    var named = byName.get(name);
    if (named != null) {
      forgetEnded(named, now);
      removeIfEmpty(name, named);
    }
  }

  /** A full scan, unless none can have ended. */
  void forgetEnded(long now) {
    if (now < earliestEnd) {
      return;
    }
    byName.values().forEach(named -> forgetEnded(named, now));
    byName.values().removeIf(NamedAlerts::isEmpty);
    earliestEnd =
        byName.values().stream().mapToLong(NamedAlerts::earliestEnd).min().orElse(Long.MAX_VALUE);
  }

  private void forgetEnded(NamedAlerts named, long now) {
    size -= named.size();
    bytes -= named.bytes();
    named.forgetEnded(now);
    size += named.size();
    bytes += named.bytes();
  }

  private void removeIfEmpty(String name, NamedAlerts named) {
    if (named.isEmpty()) {
      byName.remove(name);
    }
  }

  private void noteEnd(long endMillis) {
    earliestEnd = Math.min(earliestEnd, endMillis);
  }
}
