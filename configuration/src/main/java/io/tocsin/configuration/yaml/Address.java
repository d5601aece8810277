package io.tocsin.configuration.yaml;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Web addresses. The messages never repeat the address: many carry a secret. */
public final class Address {
  /** Up to the last {@code @} before the path, which a password with one in it may precede. */
  private static final Pattern PASSWORD = Pattern.compile("^([^:/?#]+://[^:/?#@]*:)[^/?#]*@");

  private Address() {}

  /**
   * @throws IllegalArgumentException unless it is http or https and names a host
   */
  public static URI parse(String text) {
    var address = location(text);
    check(address);
    return address;
  }

  /**
   * Any URL, as proxies have schemes of their own.
   *
   * @throws IllegalArgumentException unless it is one
   */
  public static URI location(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "not a URL: " + e.getReason() + " at position " + e.getIndex(), e);
    }
  }

  /** For showing: {@code http://user:xxxxx@host/}. */
  public static String withoutPassword(String text) {
    return PASSWORD.matcher(text).replaceFirst("$1xxxxx@");
  }

  private static void check(URI address) {
    var scheme = address.getScheme() == null ? "" : address.getScheme();
    if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
      throw new IllegalArgumentException("unsupported scheme \"" + scheme + "\" for URL");
    }
    // The host alone would be null for names with an underscore, which compose files are full of.
    var authority = address.getRawAuthority();
    if (authority == null || authority.startsWith(":") || authority.endsWith("@")) {
      throw new IllegalArgumentException("missing host for URL");
    }
  }
}
