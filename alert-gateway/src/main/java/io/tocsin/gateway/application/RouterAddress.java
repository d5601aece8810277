package io.tocsin.gateway.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where the router is asked, in a process of its own. */
@ConfigMapping(prefix = "tocsin.gateway.router")
interface RouterAddress {

  /**
   * Base of the router's address, with its port. Every address that the name has is taken for an
   * instance and asked.
   */
  @WithDefault("http://router:8080")
  URI url();

  @WithDefault("2s")
  Duration connectTimeout();

  @WithDefault("10s")
  Duration answerWithin();
}
