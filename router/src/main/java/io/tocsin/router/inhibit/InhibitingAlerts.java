package io.tocsin.router.inhibit;

import io.tocsin.configuration.inhibit.InhibitRule;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.memory.AlertMemory;
import io.tocsin.model.memory.MemoryBudget;
import io.tocsin.router.resolve.RestartGrace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The alerts of all instances that may inhibit others under the current rules. Written by the first
 * stage for alerts of this process, and from Kafka for those of all; any thread may read and write.
 */
public final class InhibitingAlerts {
  private final Supplier<List<InhibitRule>> rules;
  private final Map<Fingerprint, Alert> alerts = new ConcurrentHashMap<>();
  private final long mostBytes;
  private volatile Compiled compiled;
  private long bytes;

  /**
   * @param rules current rules; a different list instance means that they changed
   * @param budget heap for these alerts
   */
  public InhibitingAlerts(Supplier<List<InhibitRule>> rules, MemoryBudget budget) {
    this.rules = rules;
    this.mostBytes = budget.bytes();
    this.compiled = Compiled.of(rules.get(), List.of());
  }

  /** The alert as held here and published: no rule uses its annotations. */
  public static Alert withoutTexts(Alert alert) {
    return new Alert(
        alert.labels(),
        LabelSet.EMPTY,
        alert.startsAt(),
        alert.endsAt(),
        alert.endIsAssumed(),
        "",
        alert.updatedAt(),
        alert.offset());
  }

  /** Whether the alert is known or there is room for one more. */
  public synchronized boolean hasRoom(Alert alert) {
    return alerts.containsKey(alert.fingerprint())
        || bytes + AlertMemory.atMost(withoutTexts(alert)) <= mostBytes;
  }

  public boolean isSource(LabelSet labels) {
    return inhibitor().isSource(labels);
  }

  /**
   * @return false if nothing changed
   */
  public synchronized boolean put(Alert alert) {
    var known = alerts.get(alert.fingerprint());
    if (known != null && !alert.updatedAt().isAfter(known.updatedAt())) {
      return false;
    }
    var source = withoutTexts(alert);
    if (known == null) {
      bytes += AlertMemory.atMost(source);
    }
    alerts.put(alert.fingerprint(), source);
    inhibitor().put(source);
    return true;
  }

  /**
   * @return false if it was not there
   */
  public synchronized boolean remove(Fingerprint fingerprint) {
    inhibitor().remove(fingerprint);
    var removed = alerts.remove(fingerprint);
    if (removed == null) {
      return false;
    }
    bytes -= AlertMemory.atMost(removed);
    return true;
  }

  /**
   * The firing source that inhibits an alert with these labels, if any.
   *
   * @param grace grace period of this process; a source not reported while the process was down
   *     still fires
   */
  public Optional<Inhibition> inhibiting(LabelSet target, RestartGrace grace, Instant now) {
    return inhibitor()
        .inhibiting(target, source -> grace.statusOf(source, now) == AlertStatus.FIRING);
  }

  private Inhibitor inhibitor() {
    var now = rules.get();
    var last = compiled;
    return last.rules() == now ? last.inhibitor() : compileAgain(now);
  }

  private synchronized Inhibitor compileAgain(List<InhibitRule> now) {
    if (compiled.rules() != now) {
      compiled = Compiled.of(now, alerts.values());
    }
    return compiled.inhibitor();
  }

  private record Compiled(List<InhibitRule> rules, Inhibitor inhibitor) {
    static Compiled of(List<InhibitRule> rules, Iterable<Alert> alerts) {
      var inhibitor = new Inhibitor(rules);
      for (var alert : alerts) {
        if (inhibitor.isSource(alert.labels())) {
          inhibitor.put(alert);
        }
      }
      return new Compiled(rules, inhibitor);
    }
  }
}
