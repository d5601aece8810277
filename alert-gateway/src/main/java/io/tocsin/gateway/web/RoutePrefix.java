package io.tocsin.gateway.web;

import java.net.URI;
import java.util.Optional;

/**
 * The prefix of all paths.
 *
 * @param path empty, or with a leading slash and no trailing one
 */
record RoutePrefix(String path) {
  private static final String SLASH = "/";

  RoutePrefix {
    path = trimmed(path);
  }

  static RoutePrefix of(WebSettings settings) {
    return new RoutePrefix(
        settings.routePrefix().or(() -> settings.externalUrl().map(URI::getPath)).orElse(""));
  }

  boolean isEmpty() {
    return path.isEmpty();
  }

  /** The path without the prefix; empty if it does not start with it. */
  Optional<String> strip(String requested) {
    if (!requested.startsWith(path)) {
      return Optional.empty();
    }
    var rest = requested.substring(path.length());
    return rest.isEmpty() || rest.startsWith(SLASH)
        ? Optional.of(rest.isEmpty() ? SLASH : rest)
        : Optional.empty();
  }

  private static String trimmed(String given) {
    var trimmed = given;
    while (trimmed.endsWith(SLASH)) {
      trimmed = trimmed.substring(0, trimmed.length() - 1);
    }
    return trimmed.isEmpty() || trimmed.startsWith(SLASH) ? trimmed : SLASH + trimmed;
  }
}
