package io.tocsin.gateway.web;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** How clients reach the process. */
@ConfigMapping(prefix = "tocsin.web")
interface WebSettings {
  /** Base URL of links in notifications, without a trailing slash. */
  Optional<URI> externalUrl();

  /** Prefix of all paths; default: the path of the external URL. */
  Optional<String> routePrefix();

  /**
   * Allowed host names, in addition to {@code localhost}, IP addresses and the host of the external
   * URL. Other names get 421. Default: the machine's own name if it listens on loopback only,
   * otherwise every name.
   */
  Optional<Set<String>> allowedHosts();

  /**
   * Other origins whose pages may read responses and send changes, such as {@code
   * https://wall.example.org}.
   */
  Optional<Set<String>> allowedOrigins();
}
