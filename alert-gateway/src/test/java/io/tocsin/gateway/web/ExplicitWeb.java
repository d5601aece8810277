package io.tocsin.gateway.web;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Settings as a test wants them. */
record ExplicitWeb(
    Optional<URI> externalUrl,
    Optional<String> routePrefix,
    Optional<Set<String>> allowedHosts,
    Optional<Set<String>> allowedOrigins)
    implements WebSettings {

  static ExplicitWeb reachedAt(Optional<URI> externalUrl, Optional<String> routePrefix) {
    return new ExplicitWeb(externalUrl, routePrefix, Optional.empty(), Optional.empty());
  }

  static ExplicitWeb at(String externalUrl) {
    return reachedAt(Optional.of(URI.create(externalUrl)), Optional.empty());
  }

  ExplicitWeb withHosts(String... names) {
    return new ExplicitWeb(externalUrl, routePrefix, Optional.of(Set.of(names)), allowedOrigins);
  }

  ExplicitWeb withOrigins(String... origins) {
    return new ExplicitWeb(externalUrl, routePrefix, allowedHosts, Optional.of(Set.of(origins)));
  }
}
