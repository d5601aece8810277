package io.tocsin.runner.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who performs an operation. The identity comes from authentication; a name in the request is
 * recorded next to it and proves nothing.
 *
 * @param identity the authenticated identity
 * @param claimedName the name given in the request
 */
public record Actor(String identity, Optional<String> claimedName) {
  private static final String ADMINISTRATOR = "administrator";
  private static final int MAX_NAME = 100;

  /** The holder of the administrator token: the only identity until user login exists. */
  public static Actor administrator(@Nullable String claimedName) {
    return new Actor(
        ADMINISTRATOR,
        Optional.ofNullable(claimedName).map(Actor::plain).filter(name -> !name.isEmpty()));
  }

  /** The name must not close the surrounding parentheses or start a new log line. */
  private static String plain(String name) {
    var plain = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}()]", " ").strip();
    return plain.substring(0, Math.min(plain.length(), MAX_NAME));
  }

  /** As stored in records. */
  public String text() {
    return identity + claimedName.map(" (as: %s)"::formatted).orElse("");
  }
}
