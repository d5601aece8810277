package io.tocsin.gateway.call;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** Limits of API calls other than posting alerts. Zero means zero. */
@ConfigMapping(prefix = "tocsin.gateway.call")
interface CallSettings {
  int FEWEST_READS = 8;

  /** Concurrent reads; above: 503. Default: the number of processors, at least 8. */
  OptionalInt reads();

  /** Concurrent changes; above: 503. They are written one after the other. */
  @WithDefault("32")
  int writes();

  /** Size of a request body; above: 413. */
  @WithDefault("1M")
  MemorySize body();

  /** Time to receive the body; longer: 408. */
  @WithDefault("30s")
  Duration bodyTimeout();

  /**
   * A client that does not read the next chunk of a long response within this time is disconnected.
   */
  @WithDefault("10s")
  Duration chunkWithin();

  static int usualReads() {
    return Math.max(FEWEST_READS, Runtime.getRuntime().availableProcessors());
  }
}
