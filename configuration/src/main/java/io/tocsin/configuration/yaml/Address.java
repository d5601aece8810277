package io.tocsin.configuration.yaml;

import java.util.regex.Pattern;

/** How URLs are displayed. */
public final class Address {
  /** Up to the last {@code @} before the path, because a password may contain one. */
  private static final Pattern PASSWORD = Pattern.compile("^([^:/?#]+://[^:/?#@]*:)[^/?#]*@");

  private Address() {}

  /** {@code http://user:xxxxx@host/}. */
  public static String withoutPassword(String text) {
    return PASSWORD.matcher(text).replaceFirst("$1xxxxx@");
  }
}
