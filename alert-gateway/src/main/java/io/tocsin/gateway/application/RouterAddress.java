package io.tocsin.gateway.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Address of the router in distributed mode. */
@ConfigMapping(prefix = "tocsin.gateway.router")
interface RouterAddress {

  /**
   * Base URL of the router, with its port. Every address the host name resolves to is queried as an
   * instance.
   */
  @WithDefault("http://router:8080")
  URI url();

  @WithDefault("2s")
  Duration connectTimeout();

  @WithDefault("10s")
  Duration answerWithin();
}
