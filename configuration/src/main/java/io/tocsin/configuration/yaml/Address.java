package io.tocsin.configuration.yaml;

import java.util.regex.Pattern;

/** How addresses are shown. */
public final class Address {
  /** Up to the last {@code @} before the path, which a password with one in it may precede. */
  private static final Pattern PASSWORD = Pattern.compile("^([^:/?#]+://[^:/?#@]*:)[^/?#]*@");

  private Address() {}

  /** {@code http://user:xxxxx@host/}. */
  public static String withoutPassword(String text) {
    return PASSWORD.matcher(text).replaceFirst("$1xxxxx@");
  }
}
