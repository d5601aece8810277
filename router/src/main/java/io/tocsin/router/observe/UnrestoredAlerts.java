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
 * Alerts of one partition for which there is no room on the heap. They stay in the log: of those
 * nothing is known here but that they are there. One thread only.
 */
final class UnrestoredAlerts {
  static final String NAME = "TocsinAlertsLeftOut";

  private static final Duration SAY_AGAIN = Duration.ofMinutes(5);
  private static final Duration LIFE = Duration.ofMinutes(15);

  /** Beyond, there is only no more counting. */
  private static final int MOST = 100_000;

  private final Map<Fingerprint, Missing> alerts = new HashMap<>();
  private final int partition;
  private Instant since = Instant.MAX;
  private Instant saidAt = Instant.MIN;

  UnrestoredAlerts(int partition) {
    this.partition = partition;
  }

  /** One that came just now. Nobody beyond this stage has heard of it. */
  void add(Fingerprint alert, String name) {
    add(alert, new Missing(name, wasPassedOn(alert)));
  }

  /** One of an earlier process, whose groups may have it. */
  void addRestored(Fingerprint alert, String name) {
    add(alert, new Missing(name, true));
  }

  private void add(Fingerprint alert, Missing missing) {
    if (alerts.size() < MOST) {
      alerts.put(alert, missing);
    }
  }

  /** Whether groups may have it. */
  boolean wasPassedOn(Fingerprint alert) {
    var missing = alerts.get(alert);
    return missing != null && missing.wasPassedOn();
  }

  /** Whether it was one of them. */
  boolean remove(Fingerprint alert) {
    return !alerts.isEmpty() && alerts.remove(alert) != null;
  }

  int size() {
    return alerts.size();
  }

  /** The alertname that most of them have. */
  String commonestName() {
    var counts = new TreeMap<String, Integer>();
    alerts.values().forEach(missing -> counts.merge(missing.name(), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /** What there is to say about them now: from time to time that there are some, and the end. */
  Optional<Alert> notice(Instant now) {
    if (alerts.isEmpty()) {
      var end = since.isAfter(now) ? Optional.<Alert>empty() : Optional.of(alert(now, now));
      since = Instant.MAX;
      saidAt = Instant.MIN;
      return end;
    }
    if (saidAt.isAfter(now.minus(SAY_AGAIN))) {
      return Optional.empty();
    }
    saidAt = now;
    since = since.isAfter(now) ? now : since;
    return Optional.of(alert(now.plus(LIFE), now));
  }

  private Alert alert(Instant end, Instant now) {
    return new Alert(
        LabelSet.of(
            "alertname", NAME, "severity", "critical", "partition", String.valueOf(partition)),
        LabelSet.of(
            "summary",
            "Accepted alerts find no room in the router's memory and are not routed",
            "description",
            "%d alerts, most of them named \"%s\", stay in the log until their sources repeat them when there is room. Resolve what fires too much, or give the router more heap and restart it."
                .formatted(alerts.size(), commonestName())),
        since,
        end,
        false,
        "",
        now,
        ZoneOffset.UTC);
  }

  private record Missing(String name, boolean wasPassedOn) {}
}
