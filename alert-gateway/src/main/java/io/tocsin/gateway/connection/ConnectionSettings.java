package io.tocsin.gateway.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a client may take for itself before it has asked for anything. */
@ConfigMapping(prefix = "tocsin.web.connections")
interface ConnectionSettings {
  /** Connections of one address. Beyond, the one that is idle longest makes room. */
  @WithDefault("500")
  int perAddress();

  /** From the first byte of a request to the end of its head. */
  @WithDefault("10s")
  Duration headWithin();
}
