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
 * An alert about alerts that were not stored. It takes the way of every other, so that it reaches
 * the people whom those would have reached, or at least the ones at the root of the routes.
 *
 * <p>Its text does not say how many there were: that changes with each request, and would make each
 * a new text.
 */
public final class LimitAlert {
  static final String NAME = "TocsinTooManyActiveAlerts";

  /** Long enough to hold from one repetition of the sources to the next. */
  private static final Duration LIFE = Duration.ofMinutes(15);

  private LimitAlert() {}

  /** That one name has too many. */
  public static Alert ofName(
      String name, ActiveAlertLimits limit, Collection<Alert> turnedAway, Instant now) {
    return alert(
        LabelSet.of("alertname", NAME, "limited_alertname", name.isEmpty() ? "(no name)" : name),
        "More than %s alerts named \"%s\" are active; those that came later are not stored."
            .formatted(limit, name),
        "The label with most values is \"%s\". Take it out of the rule, or raise tocsin.gateway.ingest.limits.active-alerts-per-name."
            .formatted(labelWithMostValues(turnedAway)),
        now);
  }

  /** That there are too many in all. */
  public static Alert ofAll(ActiveAlertLimits limit, Collection<Alert> turnedAway, Instant now) {
    return alert(
        LabelSet.of("alertname", NAME),
        "Nearly %s alerts are active, as many as may be; of names that have many, those that came later are not stored."
            .formatted(limit),
        "Most of those that came later are named \"%s\". Look at its rule, or raise tocsin.gateway.ingest.limits.active-alerts."
            .formatted(commonestName(turnedAway)),
        now);
  }

  /** That the alerts of one name take too much memory. */
  public static Alert ofBytesOfName(
      String name, MemoryBudget budget, Collection<Alert> turnedAway, Instant now) {
    return alert(
        LabelSet.of("alertname", NAME, "limited_alertname", name.isEmpty() ? "(no name)" : name),
        "Active alerts take nearly the %2$s there are for them, those named \"%1$s\" more than their share; those of this name that came later are not stored."
            .formatted(name, size(budget)),
        "The label with most values is \"%s\". Take it out of the rule, shorten the rule's texts, or give the router more heap."
            .formatted(labelWithMostValues(turnedAway)),
        now);
  }

  /** That all alerts together take too much memory. */
  public static Alert ofBytes(MemoryBudget budget, Collection<Alert> turnedAway, Instant now) {
    return alert(
        LabelSet.of("alertname", NAME, "limited", "bytes"),
        "Active alerts take the %s there are for them; those that came later are not stored, large ones first."
            .formatted(size(budget)),
        "Most of those that came later are named \"%s\". Look at its rule, or give the router more heap; tocsin.router.topology.active-alerts-memory is its setting."
            .formatted(commonestName(turnedAway)),
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
