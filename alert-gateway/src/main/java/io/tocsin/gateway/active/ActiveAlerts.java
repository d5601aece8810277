package io.tocsin.gateway.active;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.events.query.ActiveAlert;
import io.tocsin.events.query.RouterLoad;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.memory.AlertMemory;
import io.tocsin.model.memory.MemoryBudget;
import io.tocsin.model.memory.SharedTexts;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The active alerts known to this process: fingerprint, end and size, by alertname. Empty at start;
 * filled by repeated reports of the sources and by the router's list of active alerts.
 *
 * <p>Thread-safe. Work under the lock takes well below a microsecond, except for rare full scans.
 */
public final class ActiveAlerts {
  /** Resolved alerts are removed after this many new ones, even if no limit is near. */
  private static final int LOOK_AFTER = 50_000;

  /**
   * If the router holds more than this fraction (1/n) of the budget that is unknown here, fetch its
   * list.
   */
  private static final int MUCH = 16;

  private final ActiveAlertLimits total;
  private final ActiveAlertLimits perName;
  private final SharedTexts texts = new SharedTexts();
  private final Map<String, NamedAlerts> byName = new HashMap<>();
  private MemoryBudget budget;
  private RouterActiveAlerts elsewhere = RouterActiveAlerts.NOTHING;
  private long held;
  private int size;
  private long bytes;
  private int newOnes;
  private long earliestEnd = Long.MAX_VALUE;

  /**
   * @param budget used until the router reports its own
   */
  public ActiveAlerts(ActiveAlertLimits total, ActiveAlertLimits perName, MemoryBudget budget) {
    this.total = total;
    this.perName = perName;
    this.budget = budget;
  }

  /**
   * Adds the alert if it fits. Known alerts and resolved alerts are always admitted: a limit must
   * never keep an alert active.
   *
   * @param entry the same alert as written to the log
   */
  public synchronized Entry enter(Alert alert, AlertEntry entry, Instant now) {
    var name = alert.name();
    if (!alert.endsAt().isAfter(now)) {
      end(name, entry.fingerprint());
      return Entry.ADMITTED;
    }
    var named = byName.get(name);
    if (named != null) {
      var known = named.get(entry.fingerprint());
      if (known != null) {
        return enterAgain(named, known, alert, entry);
      }
    }
    return enterNew(name, alert, entry, now.toEpochMilli());
  }

  /** The router also holds alerts from before this start and from other gateways. */
  public synchronized void routerHolds(RouterLoad report) {
    budget = new MemoryBudget(report.budgetBytes());
    held = report.bytes();
    elsewhere = RouterActiveAlerts.of(report, bytes, this::bytesOf);
  }

  /** Whether the router holds many alerts that are unknown here. */
  public synchronized boolean knowsLittle() {
    return elsewhere.bytes() > budget.bytes() / MUCH;
  }

  /**
   * Adds the alerts the router holds; otherwise their next report would need room a second time.
   */
  public synchronized void learn(Collection<ActiveAlert> held, Instant now) {
    for (var alert : held) {
      var named = byName.computeIfAbsent(alert.alertname(), unknown -> new NamedAlerts());
      if (alert.endsAt().isAfter(now) && named.get(alert.fingerprint()) == null) {
        named.put(
            alert.fingerprint(),
            new KnownAlert(alert.endsAt().toEpochMilli(), alert.contentHash(), alert.bytes()));
        size++;
        bytes += alert.bytes();
        noted(alert.endsAt());
      }
    }
    byName.values().removeIf(NamedAlerts::isEmpty);
  }

  public synchronized int size(Instant now) {
    forgetEnded(now.toEpochMilli());
    return size;
  }

  /** Router heap used by active alerts, as far as known here. */
  public synchronized long bytes(Instant now) {
    forgetEnded(now.toEpochMilli());
    return bytes + elsewhere.bytes();
  }

  public ActiveAlertLimits total() {
    return total;
  }

  public ActiveAlertLimits perName() {
    return perName;
  }

  public synchronized MemoryBudget budget() {
    return budget;
  }

  private Entry enterNew(String name, Alert alert, AlertEntry entry, long now) {
    var full = full(name, now);
    if (full != Entry.ADMITTED) {
      return full;
    }
    int atMost = AlertMemory.atMost(alert);
    if (room(name, atMost) != MemoryBudget.Room.YES) {
      forgetEnded(now);
    }
    var room = room(name, atMost);
    if (room != MemoryBudget.Room.YES) {
      return room == MemoryBudget.Room.NOT_FOR_THIS_NAME
          ? Entry.TOO_MUCH_OF_THIS_NAME
          : Entry.TOO_MUCH;
    }
    noteNew(now);
    int taken = AlertMemory.of(alert, texts);
    bytes += taken;
    byName
        .computeIfAbsent(name, unknown -> new NamedAlerts())
        .put(
            entry.fingerprint(),
            new KnownAlert(alert.endsAt().toEpochMilli(), entry.contentHash(), taken));
    return noted(alert.endsAt());
  }

  /** The usual case: only the end is new. */
  private Entry enterAgain(NamedAlerts named, KnownAlert known, Alert alert, AlertEntry entry) {
    named.extend(known, alert.endsAt().toEpochMilli());
    noted(alert.endsAt());
    return known.contentHash() == entry.contentHash()
        ? Entry.ADMITTED
        : enterChanged(named, known, alert, entry);
  }

  private Entry enterChanged(NamedAlerts named, KnownAlert known, Alert alert, AlertEntry entry) {
    int growth = AlertMemory.atMost(alert) - known.bytes();
    if (growth > 0 && room(alert.name(), growth) != MemoryBudget.Room.YES) {
      return Entry.ONLY_WITHOUT_ANNOTATIONS;
    }
    bytes += named.change(known, entry.contentHash(), AlertMemory.of(alert, texts));
    return Entry.ADMITTED;
  }

  private MemoryBudget.Room room(String name, int more) {
    return budget.roomAtTheDoor(
        bytes + elsewhere.bytes(), held, bytesOf(name) + elsewhere.bytesOf(name), more);
  }

  private long bytesOf(String name) {
    var named = byName.get(name);
    return named == null ? 0 : named.bytes();
  }

  private Entry noted(Instant endsAt) {
    earliestEnd = Math.min(earliestEnd, endsAt.toEpochMilli());
    return Entry.ADMITTED;
  }

  private Entry full(String name, long now) {
    if (!total.hasRoomFor(sizeOf(name), size)) {
      forgetEnded(now);
    }
    if (sizeOf(name) >= perName.value() && byName.get(name) instanceof NamedAlerts named) {
      forgetEndedOf(named, now);
    }
    if (sizeOf(name) >= perName.value()) {
      return Entry.TOO_MANY_OF_THIS_NAME;
    }
    return total.hasRoomFor(sizeOf(name), size) ? Entry.ADMITTED : Entry.TOO_MANY;
  }

  private int sizeOf(String name) {
    var named = byName.get(name);
    return named == null ? 0 : named.size();
  }

  private void noteNew(long now) {
    newOnes++;
    if (newOnes >= LOOK_AFTER) {
      newOnes = 0;
      forgetEnded(now);
    }
    size++;
  }

  private void end(String name, Fingerprint alert) {
    var named = byName.get(name);
    if (named == null) {
      return;
    }
    var known = named.remove(alert);
    if (known != null) {
      size--;
      bytes -= known.bytes();
      if (named.isEmpty()) {
        byName.remove(name);
      }
    }
  }

  private void forgetEndedOf(NamedAlerts named, long now) {
    size -= named.size();
    bytes -= named.bytes();
    named.forgetEnded(now);
    size += named.size();
    bytes += named.bytes();
  }

  private void forgetEnded(long now) {
    if (now < earliestEnd) {
      return;
    }
    byName.values().forEach(named -> forgetEndedOf(named, now));
    byName.values().removeIf(NamedAlerts::isEmpty);
    earliestEnd =
        byName.values().stream().mapToLong(NamedAlerts::earliestEnd).min().orElse(Long.MAX_VALUE);
  }

  /** Result of {@link #enter}. */
  public enum Entry {
    ADMITTED,
    /** A known alert stays active, but its new annotations do not fit. */
    ONLY_WITHOUT_ANNOTATIONS,
    TOO_MANY_OF_THIS_NAME,
    TOO_MANY,
    TOO_MUCH_OF_THIS_NAME,
    TOO_MUCH
  }
}
