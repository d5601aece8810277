package io.tocsin.router.topology;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the router runs. */
@ConfigMapping(prefix = "tocsin.router.topology")
public interface RouterSettings {

  /**
   * How often due groups are looked for; adds half of it to the latency of a notification, on
   * average.
   */
  @WithDefault("25ms")
  Duration tick();

  /** How long a resolved alert is remembered, for joining it with late reports. */
  @WithDefault("30m")
  Duration keepResolved();

  /** No group is flushed before this has passed since the start; timers run all the same. */
  @WithDefault("0s")
  Duration startDelay();

  /** How long what was told is remembered; twice the repeat interval if that is shorter. */
  @WithDefault("${tocsin.data.retention:120h}")
  Duration retention();

  /**
   * What active alerts may take of the heap. Unless it is set: a fifth of what {@code -Xmx} allows
   * beyond 160 MiB.
   */
  Optional<MemorySize> activeAlertsMemory();

  /** A router that goes on with nothing for so long, though there is something, is not ready. */
  @WithDefault("60s")
  Duration standstill();

  /** Stream threads of this process. */
  @WithDefault("1")
  int threads();

  /** Copies of the state kept warm by other instances. */
  @WithDefault("0")
  int standbys();

  /** Replicas of the router's own topics, as many as of all others unless somebody says so. */
  @WithDefault("${tocsin.topics.replicas:3}")
  int replicas();

  /**
   * The name this instance keeps over restarts. With it a restarted process takes its partitions
   * back at once instead of waiting for its former self to be declared dead. Has to differ between
   * instances.
   */
  @WithDefault("${HOSTNAME:router}")
  String instance();

  /**
   * How long an instance may be silent before the others take over its partitions. Nobody can where
   * there is only one, so there it may be as long as the longest pause that the machine may take.
   */
  @WithDefault("8s")
  Duration sessionTimeout();
}
