package io.tocsin.gateway.web;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** How the process is reached from outside. */
@ConfigMapping(prefix = "tocsin.web")
interface WebSettings {
  /** Base of the links in messages, without a slash at its end. */
  Optional<URI> externalUrl();

  /** Prefix of all paths; without it the path of the external URL. */
  Optional<String> routePrefix();
}
