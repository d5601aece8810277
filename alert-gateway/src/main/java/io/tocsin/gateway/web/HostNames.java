package io.tocsin.gateway.web;

import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The allowed host names, against DNS rebinding: a foreign page can make its own name resolve to us
 * and is then same-origin for the browser, but it cannot make the browser send another Host header.
 * IP addresses cannot be rebound, so they are always allowed.
 *
 * @param names in lower case; empty if every name is allowed
 */
record HostNames(Set<String> names) {
  private static final Pattern ADDRESS = Pattern.compile("\\[.*]|\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  HostNames {
    names = Set.copyOf(names);
  }

  /**
   * @param listensOn the listen address; a loopback one has only local clients, so its names are
   *     known
   * @param machine host name of this machine
   */
  static HostNames of(WebSettings settings, String listensOn, String machine) {
    var names = new HashSet<String>();
    if (settings.allowedHosts().isPresent()) {
      settings.allowedHosts().get().forEach(name -> names.add(plain(name)));
    } else if (isLoopback(listensOn)) {
      names.add(plain(machine));
    } else {
      return new HostNames(Set.of());
    }
    names.add("localhost");
    settings.externalUrl().map(URI::getHost).ifPresent(name -> names.add(plain(name)));
    return new HostNames(names);
  }

  /** Whether the address accepts only local connections. */
  static boolean isLoopback(String listensOn) {
    return LOOPBACK.contains(listensOn);
  }

  /**
   * @param host without the port; absent or empty for very old or simple clients, never for
   *     browsers
   */
  boolean allow(Optional<String> host) {
    return names.isEmpty()
        || host.filter(named -> !named.isEmpty())
            .map(HostNames::plain)
            .map(name -> names.contains(name) || ADDRESS.matcher(name).matches())
            .orElse(true);
  }

  private static String plain(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
