package io.tocsin.gateway.web;

import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names by which this process may be called. A page of somebody else can make its own name
 * point at us and would then be our neighbour to a browser; but it cannot make the browser call us
 * by another name. An address is nobody's to point elsewhere, so addresses are always right.
 *
 * @param names in lower case; empty if every name is right
 */
record HostNames(Set<String> names) {
  private static final Pattern ADDRESS = Pattern.compile("\\[.*]|\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  HostNames {
    names = Set.copyOf(names);
  }

  /**
   * @param listensOn the address; only this machine can call a loopback one, so its names are known
   * @param machine how this machine is called
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

  /** Whether only this machine can call where we listen. */
  static boolean isLoopback(String listensOn) {
    return LOOPBACK.contains(listensOn);
  }

  /**
   * @param host without the port; absent or empty in requests of clients too old or simple to name
   *     one, which no browser is
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
