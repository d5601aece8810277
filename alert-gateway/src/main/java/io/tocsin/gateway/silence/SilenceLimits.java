package io.tocsin.gateway.silence;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What one silence, and all of them, may bring. Beyond: 400. Zero means zero. */
interface SilenceLimits {
  /** Silences that are kept, the expired ones among them, as Alertmanager counts. */
  @WithDefault("10000")
  int silences();

  /** All texts of a silence. */
  @WithDefault("16K")
  MemorySize silence();

  @WithDefault("64")
  int matchers();

  /** Name and value of one matcher. A regular expression is shorter still. */
  @WithDefault("4K")
  MemorySize matcher();

  /** From start to end. Without it any, as long as nobody can be given a right to longer ones. */
  Optional<Duration> duration();
}
