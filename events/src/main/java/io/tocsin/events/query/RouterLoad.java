package io.tocsin.events.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Heap used by alerts in the router.
 *
 * @param budgetBytes heap budget for active alerts
 * @param bytes heap in use
 * @param bytesByName heap by alertname, for the largest ones
 */
public record RouterLoad(long budgetBytes, long bytes, Map<String, Long> bytesByName) {

  public RouterLoad {
    bytesByName = Map.copyOf(bytesByName);
  }

  /**
   * The combined load of several instances, each with some of the partitions. The fullest one
   * decides, because the partition of an alert cannot be chosen.
   *
   * @param instances at least one
   */
  public static RouterLoad together(List<RouterLoad> instances) {
    long budget = instances.stream().mapToLong(RouterLoad::budgetBytes).sum();
    double used = instances.stream().mapToDouble(RouterLoad::share).max().orElse(0);
    var names = new HashMap<String, Long>();
    for (var instance : instances) {
      instance.bytesByName.forEach((name, bytes) -> names.merge(name, bytes, Long::sum));
    }
    return new RouterLoad(budget, Math.round(used * budget), names);
  }

  private double share() {
    return budgetBytes == 0 ? 1 : (double) bytes / budgetBytes;
  }
}
