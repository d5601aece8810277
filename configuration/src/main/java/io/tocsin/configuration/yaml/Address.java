package io.tocsin.configuration.yaml;

import java.net.URI;
import java.net.URISyntaxException;

/** Web addresses. The messages never repeat the address: many carry a secret. */
public final class Address {
  private Address() {}

  /**
   * @throws IllegalArgumentException unless it is http or https and names a host
   */
  public static URI parse(String text) {
    try {
      var address = new URI(text);
      check(address);
      return address;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "not a URL: " + e.getReason() + " at position " + e.getIndex(), e);
    }
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
