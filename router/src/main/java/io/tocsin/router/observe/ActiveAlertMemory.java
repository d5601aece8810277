package io.tocsin.router.observe;

import io.tocsin.events.query.RouterLoad;
import io.tocsin.model.memory.MemoryBudget;
import java.util.HashMap;
import java.util.Map;

/** Heap used by the alerts of all partitions of this process, by alertname. Thread-safe. */
final class ActiveAlertMemory {
  /** Names below this fraction of the budget are not reported. */
  private static final int SMALLEST_REPORTED = 32;

  private final MemoryBudget budget;
  private final MemoryBudget limit;
  private final Map<String, Long> byName = new HashMap<>();
  private long bytes;

  /**
   * @param budget budget used by the gateways. The router holds somewhat more: alerts that arrive
   *     between two load reports are already accepted with 200
   */
  ActiveAlertMemory(MemoryBudget budget) {
    this.budget = budget;
    this.limit = budget.withTolerance();
  }

  synchronized boolean hasRoom(String name, long more) {
    return limit.roomFor(bytes, byName.getOrDefault(name, 0L), more) == MemoryBudget.Room.YES;
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
