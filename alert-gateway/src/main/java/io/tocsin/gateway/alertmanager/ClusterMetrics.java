package io.tocsin.gateway.alertmanager;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * The cluster gauges that Alertmanager's own alerting rules use. They match {@link Status}: a
 * cluster of this one instance, or none. As in Alertmanager, only a cluster has members.
 *
 * @see <a href="https://github.com/prometheus/alertmanager/blob/main/cluster/cluster.go">
 *     Alertmanager's cluster/cluster.go</a>
 */
@Singleton
class ClusterMetrics {
  private final MeterRegistry registry;
  private final PeerSettings settings;

  ClusterMetrics(MeterRegistry registry, PeerSettings settings) {
    this.registry = registry;
    this.settings = settings;
  }

  void register(@Observes StartupEvent start) {
    gauge("enabled", "Indicates whether the clustering is enabled or not.", settings.listed());
    if (settings.listed()) {
      gauge("members", "Number indicating current number of members in cluster.", true);
      gauge(
          "failed.peers",
          "Number indicating the current number of failed peers in the cluster.",
          false);
    }
  }

  /** Each is always one or zero. */
  private void gauge(String name, String help, boolean one) {
    Gauge.builder("alertmanager.cluster." + name, () -> one ? 1 : 0)
        .description(help)
        .register(registry);
  }
}
