package io.tocsin.gateway.silence;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Limits of silences; above: 400. Zero means zero. */
interface SilenceLimits {
  /** Number of silences including expired ones, as Alertmanager counts. */
  @WithDefault("10000")
  int silences();

  /** Total size of the texts of a silence. */
  @WithDefault("16K")
  MemorySize silence();

  @WithDefault("64")
  int matchers();

  /** Size of one matcher, name and value. Regular expressions have a lower limit. */
  @WithDefault("4K")
  MemorySize matcher();

  /**
   * Maximum duration. Unlimited by default, because there are no permissions to allow longer ones.
   */
  Optional<Duration> duration();
}
