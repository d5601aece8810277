package io.tocsin.gateway.active;

import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.memory.MemoryBudget;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The alert about alerts that were not stored. It is routed like any other and so reaches the
 * receivers of those alerts, or at least the receiver of the root route.
 *
 * <p>Its text has no count: that would change with each request and make each one a new text.
 */
public final class LimitAlert {
  static final String NAME = "TocsinTooManyActiveAlerts";

  /** Long enough to stay active until the sources repeat their alerts. */
  private static final Duration LIFE = Duration.ofMinutes(15);

  private LimitAlert() {}

  /** Too many alerts of one alertname. */
  public static Alert ofName(
      String name, ActiveAlertLimits limit, Collection<Alert> notStored, Instant now) {
    return alert(
        LabelSet.of("alertname", NAME, "limited_alertname", name.isEmpty() ? "(no name)" : name),
        "More than %s alerts named \"%s\" are active; new ones are not stored."
            .formatted(limit, name),
        "The label with the most values is \"%s\". Remove it from the rule, or raise tocsin.gateway.ingest.limits.active-alerts-per-name."
            .formatted(labelWithMostValues(notStored)),
        now);
  }

  /** Too many alerts in total. */
  public static Alert ofAll(ActiveAlertLimits limit, Collection<Alert> notStored, Instant now) {
    return alert(
        LabelSet.of("alertname", NAME),
        "The number of active alerts is close to the limit of %s; new alerts of alertnames that already have many are not stored."
            .formatted(limit),
        "Most of the alerts not stored are named \"%s\". Check its rule, or raise tocsin.gateway.ingest.limits.active-alerts."
            .formatted(commonestName(notStored)),
        now);
  }

  /** The alerts of one alertname take too much memory. */
  public static Alert ofBytesOfName(
      String name, MemoryBudget budget, Collection<Alert> notStored, Instant now) {
    return alert(
        LabelSet.of("alertname", NAME, "limited_alertname", name.isEmpty() ? "(no name)" : name),
        "Active alerts have almost used up their memory budget of %2$s, and those named \"%1$s\" take more than their share; new alerts of this name are not stored."
            .formatted(name, size(budget)),
        "The label with the most values is \"%s\". Remove it from the rule, shorten the rule's annotations, or give the router more heap."
            .formatted(labelWithMostValues(notStored)),
        now);
  }

  /** All alerts together take too much memory. */
  public static Alert ofBytes(MemoryBudget budget, Collection<Alert> notStored, Instant now) {
    return alert(
        LabelSet.of("alertname", NAME, "limited", "bytes"),
        "Active alerts have used up their memory budget of %s; new alerts are not stored, large ones first."
            .formatted(size(budget)),
        "Most of the alerts not stored are named \"%s\". Check its rule, or give the router more heap; the setting is tocsin.router.topology.active-alerts-memory."
            .formatted(commonestName(notStored)),
        now);
  }

  private static String size(MemoryBudget budget) {
    return "%d MiB".formatted(budget.bytes() >> 20);
  }

  private static Alert alert(LabelSet labels, String summary, String description, Instant now) {
    return new Alert(
        labels.with("severity", "warning"),
        LabelSet.of("summary", summary, "description", description),
        now,
        now.plus(LIFE),
        false,
        "",
        now,
        ZoneOffset.UTC);
  }

  private static String labelWithMostValues(Collection<Alert> alerts) {
    Map<String, Set<String>> values = new TreeMap<>();
    alerts.stream()
        .flatMap(alert -> alert.labels().stream())
        .forEach(
            label -> values.computeIfAbsent(label.name(), n -> new HashSet<>()).add(label.value()));
    return values.entrySet().stream()
        .max(Comparator.comparingInt(entry -> entry.getValue().size()))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static String commonestName(Collection<Alert> alerts) {
    return alerts.stream()
        .collect(Collectors.groupingBy(Alert::name, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
