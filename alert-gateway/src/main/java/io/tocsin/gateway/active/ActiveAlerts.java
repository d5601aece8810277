package io.tocsin.gateway.active;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.events.query.ActiveAlert;
import io.tocsin.events.query.RouterLoad;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.memory.AlertMemory;
import io.tocsin.model.memory.MemoryBudget;
import io.tocsin.model.memory.SharedTexts;
import java.time.Instant;
import java.util.Collection;

/**
 * Decides whether an alert may become active, from the limits and what is known to be active. Empty
 * at start; filled by repeated reports of the sources and by the router's list of active alerts.
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
  private final AlertsByName known = new AlertsByName();
  private MemoryBudget budget;
  private RouterActiveAlerts elsewhere = RouterActiveAlerts.NOTHING;
  private long held;
  private int newOnes;

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
      known.remove(name, entry.fingerprint());
      return Entry.ADMITTED;
    }
    var named = known.named(name);
    if (named != null) {
      var before = named.get(entry.fingerprint());
      if (before != null) {
        return enterAgain(named, before, alert, entry);
      }
    }
    return enterNew(name, alert, entry, now.toEpochMilli());
  }

  /** The router also holds alerts from before this start and from other gateways. */
  public synchronized void routerHolds(RouterLoad report) {
    budget = new MemoryBudget(report.budgetBytes());
    held = report.bytes();
    elsewhere = RouterActiveAlerts.of(report, known.bytes(), known::bytesOf);
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
      if (alert.endsAt().isAfter(now) && !known.has(alert.alertname(), alert.fingerprint())) {
        known.add(
            alert.alertname(),
            alert.fingerprint(),
            new KnownAlert(alert.endsAt().toEpochMilli(), alert.contentHash(), alert.bytes()));
      }
    }
  }

  public synchronized int size(Instant now) {
    known.forgetEnded(now.toEpochMilli());
    return known.size();
  }

  /** Router heap used by active alerts, as far as known here. */
  public synchronized long bytes(Instant now) {
    known.forgetEnded(now.toEpochMilli());
    return known.bytes() + elsewhere.bytes();
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
      known.forgetEnded(now);
    }
    var room = room(name, atMost);
    if (room != MemoryBudget.Room.YES) {
      return room == MemoryBudget.Room.NOT_FOR_THIS_NAME
          ? Entry.TOO_MUCH_OF_THIS_NAME
          : Entry.TOO_MUCH;
    }
    lookAfterMany(now);
    int taken = AlertMemory.of(alert, texts);
    known.add(
        name,
        entry.fingerprint(),
        new KnownAlert(alert.endsAt().toEpochMilli(), entry.contentHash(), taken));
    return Entry.ADMITTED;
  }

  /** The usual case: only the end is new. */
  private Entry enterAgain(NamedAlerts named, KnownAlert before, Alert alert, AlertEntry entry) {
    known.extend(named, before, alert.endsAt().toEpochMilli());
    return before.contentHash() == entry.contentHash()
        ? Entry.ADMITTED
        : enterChanged(named, before, alert, entry);
  }

  private Entry enterChanged(NamedAlerts named, KnownAlert before, Alert alert, AlertEntry entry) {
    int growth = AlertMemory.atMost(alert) - before.bytes();
    if (growth > 0 && room(alert.name(), growth) != MemoryBudget.Room.YES) {
      return Entry.ONLY_WITHOUT_ANNOTATIONS;
    }
    known.change(named, before, entry.contentHash(), AlertMemory.of(alert, texts));
    return Entry.ADMITTED;
  }

  private MemoryBudget.Room room(String name, int more) {
    return budget.roomAtTheDoor(
        known.bytes() + elsewhere.bytes(),
        held,
        known.bytesOf(name) + elsewhere.bytesOf(name),
        more);
  }

  private Entry full(String name, long now) {
    if (!total.hasRoomFor(known.sizeOf(name), known.size())) {
      known.forgetEnded(now);
    }
    if (known.sizeOf(name) >= perName.value()) {
      known.forgetEndedOf(name, now);
    }
    if (known.sizeOf(name) >= perName.value()) {
      return Entry.TOO_MANY_OF_THIS_NAME;
    }
    return total.hasRoomFor(known.sizeOf(name), known.size()) ? Entry.ADMITTED : Entry.TOO_MANY;
  }

  private void lookAfterMany(long now) {
    newOnes++;
    if (newOnes >= LOOK_AFTER) {
      newOnes = 0;
      known.forgetEnded(now);
    }
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
