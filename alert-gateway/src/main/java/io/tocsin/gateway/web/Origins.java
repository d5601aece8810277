package io.tocsin.gateway.web;

import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Protection against cross-site requests: requests that change something are allowed only from our
 * own pages and listed origins. Clients other than browsers send no origin and are not affected.
 *
 * @param listed origins that may also read responses
 * @param own origin of the external URL, which a proxy may hide from the request
 */
record Origins(Set<String> listed, Optional<String> own) {
  private static final Set<HttpMethod> HARMLESS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  Origins {
    listed = Set.copyOf(listed);
  }

  /**
   * @throws IllegalArgumentException if a listed value is not an origin
   */
  static Origins of(WebSettings settings) {
    return new Origins(
        settings.allowedOrigins().orElse(Set.of()).stream()
            .map(Origins::checked)
            .collect(Collectors.toCollection(HashSet::new)),
        settings.externalUrl().map(Origins::origin));
  }

  boolean lists(String origin) {
    return listed.contains(origin.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether the request must be rejected. {@code Sec-Fetch-Site} takes precedence over the names: a
   * proxy may change those, and no page can change the header.
   *
   * @param origin of the page that sent the request
   * @param site value of {@code Sec-Fetch-Site}, sent by newer browsers
   * @param authority the Host header
   */
  boolean forbid(
      HttpMethod method,
      Optional<String> origin,
      Optional<String> site,
      Optional<String> authority) {
    if (HARMLESS.contains(method) || origin.filter(this::isOurs).isPresent()) {
      return false;
    }
    return site.map(said -> !OWN_SITE.contains(said))
        .orElse(origin.isPresent() && !isOf(origin.get(), authority));
  }

  private boolean isOurs(String origin) {
    return lists(origin) || own.filter(origin::equalsIgnoreCase).isPresent();
  }

  /** Ignores the scheme: our own proxy may terminate TLS. */
  private static boolean isOf(String origin, Optional<String> authority) {
    var lower = origin.toLowerCase(Locale.ROOT);
    return authority
        .filter(called -> lower.endsWith("://" + called.toLowerCase(Locale.ROOT)))
        .isPresent();
  }

  private static String checked(String written) {
    var uri = URI.create(written);
    if (uri.getHost() == null || !written.equalsIgnoreCase(origin(uri))) {
      throw new IllegalArgumentException(
          "tocsin.web.allowed-origins: \"%s\" is not an origin; use the form https://wall.example.org, with a port if it is not the default, and without a trailing slash"
              .formatted(written));
    }
    return origin(uri);
  }

  private static String origin(URI uri) {
    var port = uri.getPort() < 0 || isUsual(uri) ? "" : ":" + uri.getPort();
    return (uri.getScheme() + "://" + uri.getHost() + port).toLowerCase(Locale.ROOT);
  }

  private static boolean isUsual(URI uri) {
    return uri.getPort() == ("https".equals(uri.getScheme()) ? 443 : 80);
  }
}
