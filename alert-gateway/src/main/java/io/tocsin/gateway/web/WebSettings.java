package io.tocsin.gateway.web;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** How the process is reached from outside. */
@ConfigMapping(prefix = "tocsin.web")
interface WebSettings {
  /** Base of the links in messages, without a slash at its end. */
  Optional<URI> externalUrl();

  /** Prefix of all paths; without it the path of the external URL. */
  Optional<String> routePrefix();

  /**
   * Names by which this process may be called, beside {@code localhost}, addresses and the name in
   * the external URL. Other names get 421. Without this setting the machine's own name is added
   * where only this machine can call, and every name is right where others can.
   */
  Optional<Set<String>> allowedHosts();

  /**
   * Origins, such as {@code https://wall.example.org}, whose pages may read answers and change
   * things, beside our own.
   */
  Optional<Set<String>> allowedOrigins();
}
