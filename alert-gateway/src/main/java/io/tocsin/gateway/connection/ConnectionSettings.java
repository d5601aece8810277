package io.tocsin.gateway.connection;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of connections and unfinished requests. */
@ConfigMapping(prefix = "tocsin.web.connections")
interface ConnectionSettings {
  /**
   * Connections of all addresses; fewer if the process may not open enough files. Above, the
   * longest idle connection is closed.
   */
  @WithDefault("5000")
  int total();

  /**
   * Connections of one IPv4 address or IPv6 /64 network. Above, the longest idle connection is
   * closed.
   */
  @WithDefault("500")
  int perAddress();

  /** From the first byte of a request to the end of its head. */
  @WithDefault("10s")
  Duration headWithin();

  /** From the end of the head to the end of the body, at every endpoint; longer: 408. */
  @WithDefault("30s")
  Duration bodyWithin();

  /**
   * Size of a request body under {@code /api/v1/}; above: 413. Alerts and silences have their own
   * limits.
   */
  @WithDefault("1M")
  MemorySize body();

  /**
   * Bytes of unfinished requests, of all connections. Above, the request that has waited longest
   * gets 408.
   */
  @WithDefault("64M")
  MemorySize unfinishedBodies();

  /**
   * Bytes of unread responses, of all connections. Above, the connection that has waited longest is
   * closed.
   */
  @WithDefault("64M")
  MemorySize unreadAnswers();
}
