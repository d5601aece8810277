package io.tocsin.notifier.receiver.http;

import io.tocsin.configuration.url.WebAddress;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * One request on the way through redirects.
 *
 * @param withBody the POST itself; false once a redirect made it a GET
 * @param withCredentials only where they were meant for
 */
record Hop(URI url, boolean withBody, boolean withCredentials) {
  private static final Set<Integer> BECOMES_GET = Set.of(301, 302, 303);
  private static final Set<Integer> STAYS_POST = Set.of(307, 308);
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /**
   * @throws IOException if the address is not one of HTTP
   */
  static Hop to(URI url) throws IOException {
    return checked(new Hop(url, true, true));
  }

  /** Where a redirect leads; empty if the answer is none that can be followed. */
  Optional<Hop> next(int status, Optional<String> location) throws IOException {
    boolean redirects = BECOMES_GET.contains(status) || STAYS_POST.contains(status);
    if (!redirects || location.isEmpty()) {
      return Optional.empty();
    }
    var next = resolve(location.get());
    return Optional.of(
        checked(
            new Hop(
                next,
                withBody && STAYS_POST.contains(status),
                withCredentials && sameOrigin(next))));
  }

  /**
   * The parts as they were checked, so that no second reading of the address finds another host in
   * it.
   *
   * @throws IOException if the host is none
   */
  HttpUrl target() throws IOException {
    try {
      var target = new HttpUrl.Builder().scheme(url.getScheme()).host(WebAddress.host(url));
      if (WebAddress.port(url) >= 0) {
        target.port(WebAddress.port(url));
      }
      target.encodedPath(url.getRawPath().isEmpty() ? "/" : url.getRawPath());
      return target.encodedQuery(url.getRawQuery()).build();
    } catch (IllegalArgumentException e) {
      throw new IOException("the address has no host that can be looked up, or no such port", e);
    }
  }

  private URI resolve(String location) throws IOException {
    try {
      return WebAddress.redirected(url, location);
    } catch (IllegalArgumentException e) {
      throw new IOException("redirected to an address that cannot be read", e);
    }
  }

  private boolean sameOrigin(URI next) {
    return url.getScheme().equals(next.getScheme())
        && WebAddress.host(url).equals(WebAddress.host(next))
        && WebAddress.port(url) == WebAddress.port(next);
  }

  private static Hop checked(Hop hop) throws IOException {
    if (hop.url.getScheme() == null
        || !SCHEMES.contains(hop.url.getScheme())
        || WebAddress.host(hop.url).isEmpty()) {
      throw new IOException("the address is not an http or https URL with a host");
    }
    return hop;
  }
}
