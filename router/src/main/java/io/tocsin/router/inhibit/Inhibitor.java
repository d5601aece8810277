package io.tocsin.router.inhibit;

import io.tocsin.configuration.inhibit.InhibitRule;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import io.tocsin.router.match.MatcherIndex;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The inhibition rules of one configuration and their source alerts. New rules need a new
 * inhibitor, and all alerts must be added to it again.
 *
 * <p>An alert is inhibited if a firing source <em>exists</em>. Whether a source fires is checked
 * each time, so a source that resolves needs no call; but remove sources that are no longer needed,
 * because each one costs a check.
 *
 * <p>One thread may write. Any number may read without waiting: the rules are immutable, and the
 * sources are in concurrent maps, in which a newer report replaces an older one atomically.
 */
public final class Inhibitor {
  private final MatcherIndex<CompiledRule> byTarget;
  private final MatcherIndex<SourceAlerts> bySource;

  /** Used by the writing thread only. */
  private final Map<Fingerprint, Alert> known = new HashMap<>();

  public Inhibitor(List<InhibitRule> rules) {
    var bySide = new LinkedHashMap<SourceSide, SourceAlerts>();
    var targets = MatcherIndex.<CompiledRule>empty();
    for (int order = 0; order < rules.size(); order++) {
      var rule = rules.get(order);
      if (canInhibit(rule)) {
        var sources = bySide.computeIfAbsent(SourceSide.of(rule), SourceAlerts::new);
        targets = targets.with(rule.target(), new CompiledRule(order, rule, sources));
      }
    }
    this.byTarget = targets;
    this.bySource = indexed(bySide);
  }

  /** Whether the labels match the source side of a rule, so that the alert must be put here. */
  public boolean isSource(LabelSet labels) {
    return !sourcesOf(labels).isEmpty();
  }

  /** Adds or updates a source. Older reports and other alerts are ignored. */
  public void put(Alert alert) {
    var sources = sourcesOf(alert.labels());
    var fingerprint = alert.fingerprint();
    var old = known.get(fingerprint);
    if (sources.isEmpty() || (old != null && old.updatedAt().isAfter(alert.updatedAt()))) {
      return;
    }
    known.put(fingerprint, alert);
    sources.forEach(side -> side.put(fingerprint, alert));
  }

  public void remove(Fingerprint fingerprint) {
    var alert = known.remove(fingerprint);
    if (alert != null) {
      sourcesOf(alert.labels()).forEach(side -> side.remove(fingerprint, alert.labels()));
    }
  }

  /**
   * The first rule in configuration order that inhibits the target, with one of its sources.
   *
   * @param firing whether a source counts as firing now; not always what its end says, because a
   *     missing report does not count for a while after a restart
   */
  public Optional<Inhibition> inhibiting(LabelSet target, Predicate<Alert> firing) {
    var rules = byTarget.matching(target, rule -> !rule.sources().isEmpty());
    return rules.isEmpty() ? Optional.empty() : first(rules, target, firing);
  }

  private static Optional<Inhibition> first(
      List<CompiledRule> rules, LabelSet target, Predicate<Alert> firing) {
    return rules.stream()
        .sorted(Comparator.comparingInt(CompiledRule::order))
        .flatMap(rule -> rule.inhibiting(target, firing).stream())
        .findFirst();
  }

  private static MatcherIndex<SourceAlerts> indexed(Map<SourceSide, SourceAlerts> bySide) {
    var index = MatcherIndex.<SourceAlerts>empty();
    for (var side : bySide.entrySet()) {
      index = index.with(side.getKey().source(), side.getValue());
    }
    return index;
  }

  private List<SourceAlerts> sourcesOf(LabelSet labels) {
    return bySource.matching(labels, sources -> true);
  }

  /** An empty rule is legal, but every alert would match both of its sides. */
  private static boolean canInhibit(InhibitRule rule) {
    return !rule.source().all().isEmpty() || !rule.target().all().isEmpty();
  }
}
