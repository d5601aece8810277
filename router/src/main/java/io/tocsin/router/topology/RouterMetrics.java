package io.tocsin.router.topology;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.router.group.GroupMetrics;
import io.tocsin.router.mute.MuteReason;
import jakarta.inject.Singleton;

/** The router's part of the metrics by which existing rules and dashboards know Alertmanager. */
@Singleton
class RouterMetrics {
  private final GroupMetrics groups = new GroupMetrics();

  RouterMetrics(MeterRegistry registry) {
    registry.gauge("alertmanager.dispatcher.aggregation.groups", groups, GroupMetrics::groups);
    for (var reason : MuteReason.values()) {
      FunctionCounter.builder(
              "alertmanager.notifications.suppressed",
              groups,
              counted -> counted.suppressed(reason))
          .description("alerts that were kept out of messages")
          .tag("reason", reason.word())
          .register(registry);
    }
  }

  GroupMetrics groups() {
    return groups;
  }
}
