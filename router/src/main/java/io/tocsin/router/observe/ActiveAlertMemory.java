package io.tocsin.router.observe;

import io.tocsin.events.query.RouterLoad;
import io.tocsin.model.memory.MemoryBudget;
import java.util.HashMap;
import java.util.Map;

/** What the alerts of all partitions of this process take, by alertname. For all threads. */
final class ActiveAlertMemory {
  /** Names that take less than this part of the budget are not reported. */
  private static final int SMALLEST_REPORTED = 32;

  private final MemoryBudget budget;
  private final MemoryBudget bound;
  private final Map<String, Long> byName = new HashMap<>();
  private long bytes;

  /**
   * @param budget by which alerts are accepted. Some more is held: what comes in between two of our
   *     reports was answered with 200
   */
  ActiveAlertMemory(MemoryBudget budget) {
    this.budget = budget;
    this.bound = budget.withTolerance();
  }

  synchronized boolean hasRoom(String name, long more) {
    return bound.roomFor(bytes, byName.getOrDefault(name, 0L), more) == MemoryBudget.Room.YES;
  }

  synchronized boolean isTight() {
    return budget.isTight(bytes);
  }

  synchronized void change(String name, long by) {
    bytes += by;
    byName.merge(name, by, (held, more) -> held + more == 0 ? null : held + more);
  }

  synchronized RouterLoad report() {
    var large = new HashMap<String, Long>();
    byName.forEach(
        (name, held) -> {
          if (held > budget.bytes() / SMALLEST_REPORTED) {
            large.put(name, held);
          }
        });
    return new RouterLoad(budget.bytes(), bytes, large);
  }
}
