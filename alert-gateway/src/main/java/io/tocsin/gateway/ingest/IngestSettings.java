package io.tocsin.gateway.ingest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How alerts are taken in. */
@ConfigMapping(prefix = "tocsin.gateway.ingest")
interface IngestSettings {
  /** How much of anything one request, or one alert in it, may bring. */
  RequestLimits limits();

  /** How alerts reach the log. */
  Log log();

  /** A sender that has not sent its body by then gets 408. */
  @WithDefault("30s")
  Duration bodyTimeout();

  /**
   * Bytes of large and of compressed bodies that are being read at one time, inflated. Beyond: 503.
   */
  @WithDefault("64M")
  MemorySize bodiesBeingRead();

  /** Writing to the log. */
  interface Log {
    /**
     * An alert that is not safe by then is answered with 503. Prometheus gives a request ten
     * seconds, and ours is to be the answer it sees.
     */
    @WithDefault("8s")
    Duration answerWithin();

    /** Bytes on their way to the log at one time. Beyond: 503 at once. */
    @WithDefault("32M")
    MemorySize inFlight();

    /** An alert that is accepted and not routed by then is said in the log and by an alert. */
    @WithDefault("60s")
    Duration routedWithin();

    /** How often we look whether the log can be reached, for {@code /-/ready}. */
    @WithDefault("2s")
    Duration probeInterval();

    /**
     * {@code none}, {@code lz4}, …: on one machine compressing costs more than it saves, over a
     * network lz4 pays.
     */
    @WithDefault("none")
    String compression();
  }
}
