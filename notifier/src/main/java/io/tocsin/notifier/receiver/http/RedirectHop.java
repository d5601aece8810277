package io.tocsin.notifier.receiver.http;

import io.tocsin.configuration.url.WebAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * One request of a chain of redirects.
 *
 * @param withBody the POST itself; false once a redirect made it a GET
 * @param withCredentials only for the origin they were configured for
 */
record RedirectHop(URI url, boolean withBody, boolean withCredentials) {
  private static final Set<Integer> BECOMES_GET = Set.of(301, 302, 303);
  private static final Set<Integer> STAYS_POST = Set.of(307, 308);
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /**
   * @throws InvalidAddressException if it is not a valid HTTP URL
   */
  static RedirectHop to(URI url) throws InvalidAddressException {
    try {
      return new RedirectHop(url, true, true).checked();
    } catch (IllegalArgumentException e) {
      throw new InvalidAddressException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * The target of a redirect; empty if the answer is not a redirect.
   *
   * @throws RedirectException if the target is not a valid HTTP URL
   */
  Optional<RedirectHop> next(int status, Optional<String> location) throws RedirectException {
    boolean redirects = BECOMES_GET.contains(status) || STAYS_POST.contains(status);
    if (!redirects || location.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(to(WebAddress.redirected(url, location.get()), status).checked());
    } catch (IllegalArgumentException e) {
      // Its message may repeat the URL.
      throw new RedirectException("redirected to an address that is not an http or https URL");
    }
  }

  /**
   * Built from the parts that were checked, so that a second parser cannot see another host.
   *
   * @throws IllegalArgumentException if the host is invalid
   */
  HttpUrl target() {
    var target = new HttpUrl.Builder().scheme(url.getScheme()).host(WebAddress.host(url));
    if (WebAddress.port(url) >= 0) {
      target.port(WebAddress.port(url));
    }
    target.encodedPath(url.getRawPath().isEmpty() ? "/" : url.getRawPath());
    return target.encodedQuery(url.getRawQuery()).build();
  }

  private RedirectHop to(URI next, int status) {
    return new RedirectHop(
        next, withBody && STAYS_POST.contains(status), withCredentials && sameOrigin(next));
  }

  private boolean sameOrigin(URI next) {
    return url.getScheme().equals(next.getScheme())
        && WebAddress.host(url).equals(WebAddress.host(next))
        && WebAddress.port(url) == WebAddress.port(next);
  }

  private RedirectHop checked() {
    if (url.getScheme() == null
        || !SCHEMES.contains(url.getScheme())
        || WebAddress.host(url).isEmpty()) {
      throw new IllegalArgumentException("it is not an http or https URL with a host");
    }
    try {
      target();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("it has an invalid host or port", e);
    }
    return this;
  }
}
