package io.tocsin.gateway.active;

import io.tocsin.events.query.RouterLoad;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Memory of the alerts that the router holds and that are unknown, or already resolved, here.
 *
 * @param byName for the largest alertnames
 */
record RouterActiveAlerts(long bytes, Map<String, Long> byName) {
  static final RouterActiveAlerts NOTHING = new RouterActiveAlerts(0, Map.of());

  RouterActiveAlerts {
    byName = Map.copyOf(byName);
  }

  /**
   * @param here bytes of the alerts known here
   */
  static RouterActiveAlerts of(RouterLoad report, long here, ToLongFunction<String> hereByName) {
    var byName = new HashMap<String, Long>();
    report
        .bytesByName()
        .forEach(
            (name, held) -> byName.put(name, Math.max(0, held - hereByName.applyAsLong(name))));
    return new RouterActiveAlerts(Math.max(0, report.bytes() - here), byName);
  }

  long bytesOf(String name) {
    return byName.getOrDefault(name, 0L);
  }
}
