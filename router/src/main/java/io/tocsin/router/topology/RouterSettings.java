package io.tocsin.router.topology;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the router's topology. */
@ConfigMapping(prefix = "tocsin.router.topology")
public interface RouterSettings {

  /**
   * How often due groups are checked. Adds half of it to the latency of a notification, on average.
   */
  @WithDefault("25ms")
  Duration tick();

  /** How long a resolved alert is kept to merge it with late reports. */
  @WithDefault("30m")
  Duration keepResolved();

  /** No group is flushed until this time after the start; timers run all the same. */
  @WithDefault("0s")
  Duration startDelay();

  /** How long the notification log keeps an entry; twice the repeat interval if that is shorter. */
  @WithDefault("${tocsin.data.retention:120h}")
  Duration retention();

  /** Heap for active alerts. Default: a fifth of what {@code -Xmx} allows beyond 160 MiB. */
  Optional<MemorySize> activeAlertsMemory();

  /** A router is not ready when it reads nothing for this long although records are waiting. */
  @WithDefault("60s")
  Duration standstill();

  /** Stream threads of this process. */
  @WithDefault("1")
  int threads();

  /** Warm copies of the state on other instances. */
  @WithDefault("0")
  int standbys();

  /** Replicas of the router's own topics; by default as many as of all others. */
  @WithDefault("${tocsin.topics.replicas:3}")
  int replicas();

  /**
   * Static name of this instance. A restarted process gets its partitions back at once instead of
   * waiting for its old session to time out. Must be unique per instance.
   */
  @WithDefault("${HOSTNAME:router}")
  String instance();

  /** Whether no other instance can own partitions: answers must then cover all of them. */
  @WithDefault("false")
  boolean onlyInstance();

  /**
   * Session time-out, after which other instances take over the partitions of a silent one. With a
   * single instance it may be as long as the longest pause the machine may take.
   */
  @WithDefault("8s")
  Duration sessionTimeout();
}
