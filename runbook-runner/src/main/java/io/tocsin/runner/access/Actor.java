package io.tocsin.runner.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who does something. The identity comes from the authentication; a name that the request gives is
 * kept beside it and proves nothing.
 *
 * @param identity who was authenticated
 * @param claimedName as which the request says it acts
 */
public record Actor(String identity, Optional<String> claimedName) {
  private static final String ADMINISTRATOR = "administrator";
  private static final int MAX_NAME = 100;

  /** The bearer of the token: the one identity there is until people can sign in. */
  public static Actor administrator(@Nullable String claimedName) {
    return new Actor(
        ADMINISTRATOR,
        Optional.ofNullable(claimedName).map(Actor::plain).filter(name -> !name.isEmpty()));
  }

  /** A name must not end the brackets it is put in, or a line of the log. */
  private static String plain(String name) {
    var plain = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}()]", " ").strip();
    return plain.substring(0, Math.min(plain.length(), MAX_NAME));
  }

  /** As records keep it. */
  public String text() {
    return identity + claimedName.map(" (as: %s)"::formatted).orElse("");
  }
}
