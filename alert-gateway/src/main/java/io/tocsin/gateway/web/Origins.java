package io.tocsin.gateway.web;

import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose pages may do what. A browser sends along what the page it shows asks for, and reaches us
 * where the page's author cannot; so what changes something is only for our own pages and those
 * that are listed. Programs name no origin, and are not meant.
 *
 * @param listed may also read our answers
 * @param own that of the external URL, which a proxy may have hidden from the request
 */
record Origins(Set<String> listed, Optional<String> own) {
  private static final Set<HttpMethod> HARMLESS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  Origins {
    listed = Set.copyOf(listed);
  }

  /**
   * @throws IllegalArgumentException if something listed is no origin
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
   * Whether it has to be refused. What the browser says about the page's site counts more than the
   * names, since a proxy may have changed those and no page can change that.
   *
   * @param origin of the page that asks
   * @param site what a newer browser says about it: {@code Sec-Fetch-Site}
   * @param authority how we were called
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

  /** Without the scheme: the proxy that took off the encryption is ours as well. */
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
          "tocsin.web.allowed-origins: \"%s\" is no origin; one looks like https://wall.example.org, with a port if it is not the usual one, and without a slash at its end"
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
