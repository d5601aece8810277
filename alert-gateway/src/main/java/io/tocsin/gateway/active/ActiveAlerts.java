package io.tocsin.gateway.active;

import io.tocsin.model.label.Fingerprint;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The alerts that are active as far as this process has heard: fingerprints with their ends, by
 * name. It begins empty with each start and fills with the repetitions of the sources.
 *
 * <p>For all threads. What is done under the lock takes well below a microsecond, but for looking
 * through all of it, which happens rarely enough.
 */
public final class ActiveAlerts {
  /** Ended ones are looked for after so many new ones, also when no limit is near. */
  private static final int LOOK_AFTER = 50_000;

  private final Ceiling total;
  private final Ceiling perName;
  private final Map<String, Named> byName = new HashMap<>();
  private int size;
  private int newOnes;
  private long earliestEnd = Long.MAX_VALUE;

  public ActiveAlerts(Ceiling total, Ceiling perName) {
    this.total = total;
    this.perName = perName;
  }

  /**
   * Notes the alert, if there is room for it. Known ones are always let in, and so is the end of
   * one, known or not: a limit is to bound what is active, and must not keep it active.
   */
  public synchronized Entry enter(String name, Fingerprint alert, Instant endsAt, Instant now) {
    if (!endsAt.isAfter(now)) {
      end(name, alert);
      return Entry.ADMITTED;
    }
    var named = byName.get(name);
    return named != null && named.extend(alert, endsAt.toEpochMilli())
        ? noted(endsAt)
        : enterNew(name, alert, endsAt, now.toEpochMilli());
  }

  public synchronized int size(Instant now) {
    forgetEnded(now.toEpochMilli());
    return size;
  }

  public Ceiling total() {
    return total;
  }

  public Ceiling perName() {
    return perName;
  }

  private Entry enterNew(String name, Fingerprint alert, Instant endsAt, long now) {
    var full = full(name, now);
    if (full != Entry.ADMITTED) {
      return full;
    }
    noteNew(now);
    byName.computeIfAbsent(name, unknown -> new Named()).put(alert, endsAt.toEpochMilli());
    return noted(endsAt);
  }

  private Entry noted(Instant endsAt) {
    earliestEnd = Math.min(earliestEnd, endsAt.toEpochMilli());
    return Entry.ADMITTED;
  }

  private Entry full(String name, long now) {
    if (size >= total.value()) {
      forgetEnded(now);
    }
    var named = byName.get(name);
    if (named != null && named.ends.size() >= perName.value()) {
      size -= named.forgetEnded(now);
    }
    int sameName = named == null ? 0 : named.ends.size();
    if (sameName >= perName.value()) {
      return Entry.TOO_MANY_OF_THIS_NAME;
    }
    return size >= total.value() ? Entry.TOO_MANY : Entry.ADMITTED;
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
    if (named != null && named.ends.remove(alert) != null) {
      size--;
      if (named.ends.isEmpty()) {
        byName.remove(name);
      }
    }
  }

  private void forgetEnded(long now) {
    if (now < earliestEnd) {
      return;
    }
    byName.values().forEach(named -> named.forgetEnded(now));
    byName.values().removeIf(named -> named.ends.isEmpty());
    size = byName.values().stream().mapToInt(named -> named.ends.size()).sum();
    earliestEnd =
        byName.values().stream().mapToLong(named -> named.earliestEnd).min().orElse(Long.MAX_VALUE);
  }

  /** Whether there was room. */
  public enum Entry {
    ADMITTED,
    TOO_MANY_OF_THIS_NAME,
    TOO_MANY
  }

  /** Alerts of one name. */
  private static final class Named {
    private final Map<Fingerprint, End> ends = new HashMap<>();

    // Not later than the earliest, so that a full house is not searched again for each who knocks.
    private long earliestEnd = Long.MAX_VALUE;

    void put(Fingerprint alert, long end) {
      ends.put(alert, new End(end));
      earliestEnd = Math.min(earliestEnd, end);
    }

    /** Whether it was known. */
    boolean extend(Fingerprint alert, long end) {
      var known = ends.get(alert);
      if (known == null) {
        return false;
      }
      known.millis = end;
      earliestEnd = Math.min(earliestEnd, end);
      return true;
    }

    /** Returns how many there were. */
    int forgetEnded(long now) {
      if (now < earliestEnd) {
        return 0;
      }
      int before = ends.size();
      ends.values().removeIf(end -> end.millis <= now);
      earliestEnd =
          ends.values().stream().mapToLong(end -> end.millis).min().orElse(Long.MAX_VALUE);
      return before - ends.size();
    }
  }

  /**
   * Changed in place: each report of each alert comes by here, and a new one is work for the GC.
   */
  private static final class End {
    private long millis;

    End(long millis) {
      this.millis = millis;
    }
  }
}
