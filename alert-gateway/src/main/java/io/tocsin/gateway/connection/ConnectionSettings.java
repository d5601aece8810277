package io.tocsin.gateway.connection;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a client may take for itself before it has asked for anything. */
@ConfigMapping(prefix = "tocsin.web.connections")
interface ConnectionSettings {
  /**
   * Connections of all addresses; fewer where the process may not open enough files. Beyond, the
   * one that is idle longest makes room.
   */
  @WithDefault("5000")
  int total();

  /**
   * Connections of one address, or of one /64 network of IPv6. Beyond, the one that is idle longest
   * makes room.
   */
  @WithDefault("500")
  int perAddress();

  /** From the first byte of a request to the end of its head. */
  @WithDefault("10s")
  Duration headWithin();

  /** From the end of a head to the end of its body, at every endpoint. Later: 408. */
  @WithDefault("30s")
  Duration bodyWithin();

  /**
   * Body of a request under {@code /api/v1/}. Beyond: 413. Alerts and silences have limits of their
   * own.
   */
  @WithDefault("1M")
  MemorySize body();

  /**
   * Bytes of requests that are not complete, of all connections. Beyond, the one that has waited
   * longest gets 408.
   */
  @WithDefault("64M")
  MemorySize unfinishedBodies();

  /**
   * Bytes of answers that were not read, of all connections. Beyond, the connection that has waited
   * longest is closed.
   */
  @WithDefault("64M")
  MemorySize unreadAnswers();
}
