package io.tocsin.gateway.call;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How much of calls that are not alerts is done at a time. Zero means zero. */
@ConfigMapping(prefix = "tocsin.gateway.call")
interface CallSettings {
  int FEWEST_READS = 8;

  /** Reads at one time, beyond: 503. Without it as many as there are processors, at least 8. */
  OptionalInt reads();

  /** Changes at one time, beyond: 503. They are written one after the other. */
  @WithDefault("32")
  int writes();

  /** Body of a request. Beyond: 413. */
  @WithDefault("1M")
  MemorySize body();

  /** A sender that has not sent its body by then gets 408. */
  @WithDefault("30s")
  Duration bodyTimeout();

  /** Who does not take the next piece of a long answer within this time has hung up. */
  @WithDefault("10s")
  Duration chunkWithin();

  static int usualReads() {
    return Math.max(FEWEST_READS, Runtime.getRuntime().availableProcessors());
  }
}
