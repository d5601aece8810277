package io.tocsin.events.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the router holds of alerts.
 *
 * @param budgetBytes how much active alerts may take of its heap
 * @param bytes how much they take
 * @param bytesByName of the alertnames that take most
 */
public record RouterLoad(long budgetBytes, long bytes, Map<String, Long> bytesByName) {

  public RouterLoad {
    bytesByName = Map.copyOf(bytesByName);
  }

  /**
   * Of several instances, each of which has some of the partitions. The fullest decides: nobody
   * chooses with which of them an alert ends.
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
