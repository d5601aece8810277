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
 * The inhibition rules of one configuration, and the alerts that are sources by them. New rules are
 * a new inhibitor, which has to be given all alerts again.
 *
 * <p>An alert is inhibited if there <em>exists</em> a firing source. Whether a source fires is
 * asked at each check, so an alert that ends needs no call; but whoever has no use for it any more
 * removes it, because each one that does not fire costs a look.
 *
 * <p>One thread may write. Any number may read, and none ever waits: the rules are immutable, the
 * sources are in concurrent maps, in which a newer report takes an older one's place in one step.
 */
public final class Inhibitor {
  private final MatcherIndex<CompiledRule> byTarget;
  private final MatcherIndex<SourceAlerts> bySource;

  /** The writer's alone. */
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

  /** Whether a rule has the labels on its source side, so that this alert has to be put here. */
  public boolean isSource(LabelSet labels) {
    return !sourcesOf(labels).isEmpty();
  }

  /** Takes a report about a source. One older than what is known, or about others, is ignored. */
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
   * The first rule in the order of the configuration that inhibits the target, with one source.
   *
   * @param firing whether a source counts as firing now; not always what its end says, because for
   *     a while after a restart nobody's silence counts
   */
  public Optional<Inhibition> inhibiting(LabelSet target, Predicate<Alert> firing) {
    return byTarget.matching(target, rule -> !rule.sources().isEmpty()).stream()
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

  /** An empty item in the list is legal. Every alert would be on both of its sides. */
  private static boolean canInhibit(InhibitRule rule) {
    return !rule.source().all().isEmpty() || !rule.target().all().isEmpty();
  }
}
