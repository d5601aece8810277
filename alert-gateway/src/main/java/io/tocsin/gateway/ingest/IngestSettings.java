package io.tocsin.gateway.ingest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.tocsin.gateway.ingest.rule.RequestLimits;
import java.time.Duration;

/** How alerts are accepted. */
@ConfigMapping(prefix = "tocsin.gateway.ingest")
interface IngestSettings {
  /** Limits of one request and of each alert in it. */
  RequestLimits limits();

  /** How alerts are written to Kafka. */
  Log log();

  /** Time to receive the body; longer: 408. */
  @WithDefault("30s")
  Duration bodyTimeout();

  /** Total size of large and compressed bodies being parsed, after decompression; above: 503. */
  @WithDefault("64M")
  MemorySize bodiesBeingRead();

  /** Writing to Kafka. */
  interface Log {
    /**
     * Time to store alerts durably; longer: 503. Prometheus gives up after ten seconds, and must
     * see our answer before that.
     */
    @WithDefault("8s")
    Duration answerWithin();

    /** Bytes in flight to Kafka; above: 503 at once. */
    @WithDefault("32M")
    MemorySize inFlight();

    /** Time to route an accepted alert; longer: a WARN line and an alert. */
    @WithDefault("60s")
    Duration routedWithin();

    /** How often Kafka is probed, for {@code /-/ready}. */
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
