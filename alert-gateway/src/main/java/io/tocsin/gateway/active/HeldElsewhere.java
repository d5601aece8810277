package io.tocsin.gateway.active;

import io.tocsin.events.query.HeldAlerts;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What the router holds and this process has not heard of since its start, or takes for over.
 *
 * @param byName of the alertnames that take most
 */
record HeldElsewhere(long bytes, Map<String, Long> byName) {
  static final HeldElsewhere NOTHING = new HeldElsewhere(0, Map.of());

  HeldElsewhere {
    byName = Map.copyOf(byName);
  }

  /**
   * @param here what this process has heard of
   */
  static HeldElsewhere of(HeldAlerts report, long here, ToLongFunction<String> hereByName) {
    var byName = new HashMap<String, Long>();
    report
        .bytesByName()
        .forEach(
            (name, held) -> byName.put(name, Math.max(0, held - hereByName.applyAsLong(name))));
    return new HeldElsewhere(Math.max(0, report.bytes() - here), byName);
  }

  long bytesOf(String name) {
    return byName.getOrDefault(name, 0L);
  }
}
