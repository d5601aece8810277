package io.tocsin.router.observe;

import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Alerts of one partition that do not fit into memory. They stay in Kafka; only their fingerprint
 * and name are known here. One thread only.
 */
final class UnrestoredAlerts {
  static final String NAME = "TocsinAlertsLeftOut";

  private static final Duration REPEAT_AFTER = Duration.ofMinutes(5);
  private static final Duration LIFE = Duration.ofMinutes(15);

  /** Beyond this, alerts are no longer counted. */
  private static final int MAX_COUNTED = 100_000;

  private final Map<Fingerprint, Missing> alerts = new HashMap<>();
  private final int partition;
  private Instant since = Instant.MAX;
  private Instant noticedAt = Instant.MIN;

  UnrestoredAlerts(int partition) {
    this.partition = partition;
  }

  /** Adds an alert that just arrived. No later stage has it. */
  void add(Fingerprint alert, String name) {
    add(alert, new Missing(name, wasForwarded(alert)));
  }

  /** Adds an alert of an earlier process, whose groups may have it. */
  void addRestored(Fingerprint alert, String name) {
    add(alert, new Missing(name, true));
  }

  private void add(Fingerprint alert, Missing missing) {
    if (alerts.size() < MAX_COUNTED) {
      alerts.put(alert, missing);
    }
  }

  /** Whether groups may have it. */
  boolean wasForwarded(Fingerprint alert) {
    var missing = alerts.get(alert);
    return missing != null && missing.wasForwarded();
  }

  /** Returns whether it was left out. */
  boolean remove(Fingerprint alert) {
    return !alerts.isEmpty() && alerts.remove(alert) != null;
  }

  int size() {
    return alerts.size();
  }

  /** The most frequent alertname. */
  String mostFrequentName() {
    var counts = new TreeMap<String, Integer>();
    alerts.values().forEach(missing -> counts.merge(missing.name(), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /**
   * The notice to send now, if any: repeated while alerts are left out, and resolved afterwards.
   */
  Optional<Alert> notice(Instant now) {
    if (alerts.isEmpty()) {
      var resolved = since.isAfter(now) ? Optional.<Alert>empty() : Optional.of(alert(now, now));
      since = Instant.MAX;
      noticedAt = Instant.MIN;
      return resolved;
    }
    if (noticedAt.isAfter(now.minus(REPEAT_AFTER))) {
      return Optional.empty();
    }
    noticedAt = now;
    since = since.isAfter(now) ? now : since;
    return Optional.of(alert(now.plus(LIFE), now));
  }

  private Alert alert(Instant end, Instant now) {
    return new Alert(
        LabelSet.of(
            "alertname", NAME, "severity", "critical", "partition", String.valueOf(partition)),
        LabelSet.of(
            "summary",
            "Accepted alerts do not fit into the router's memory and are not routed",
            "description",
            "%d alerts, most of them named \"%s\", stay in Kafka until their sources repeat them and memory is free. Resolve the most frequent alerts, or give the router more heap and restart it."
                .formatted(alerts.size(), mostFrequentName())),
        since,
        end,
        false,
        "",
        now,
        ZoneOffset.UTC);
  }

  private record Missing(String name, boolean wasForwarded) {}
}
