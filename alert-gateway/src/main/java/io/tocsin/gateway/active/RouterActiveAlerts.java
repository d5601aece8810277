package io.tocsin.gateway.active;

import io.tocsin.events.query.RouterLoad;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What the router holds and this process has not heard of since its start, or takes for over.
 *
 * @param byName of the alertnames that take most
 */
record RouterActiveAlerts(long bytes, Map<String, Long> byName) {
  static final RouterActiveAlerts NOTHING = new RouterActiveAlerts(0, Map.of());

  RouterActiveAlerts {
    byName = Map.copyOf(byName);
  }

  /**
   * @param here what this process has heard of
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
