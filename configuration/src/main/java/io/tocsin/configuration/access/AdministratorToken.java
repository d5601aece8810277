package io.tocsin.configuration.access;

import io.tocsin.configuration.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * The token of the local administrator. The address of a client proves nothing: behind a reverse
 * proxy every request comes from this machine. Without a token there is no administrator.
 *
 * @param token empty if the process has none
 * @see "docs/decisions/0019-the-administrator-has-a-token.md"
 */
public record AdministratorToken(Optional<Secret> token) {
  private static final String SCHEME = "Bearer ";

  public AdministratorToken {
    token = token.filter(secret -> !secret.reveal().isBlank());
  }

  /**
   * @param authorization the header as sent
   */
  public Optional<AccessRefusal> refusal(Optional<String> authorization) {
    if (token.isEmpty()) {
      return Optional.of(AccessRefusal.NO_TOKEN_CONFIGURED);
    }
    if (authorization.isEmpty()) {
      return Optional.of(AccessRefusal.TOKEN_MISSING);
    }
    return isSentIn(authorization.get(), token.get())
        ? Optional.empty()
        : Optional.of(AccessRefusal.TOKEN_WRONG);
  }

  /** RFC 9110: the scheme is case-insensitive, the token is not. */
  private static boolean isSentIn(String authorization, Secret token) {
    return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && MessageDigest.isEqual(
            bytes(token.reveal()), bytes(authorization.substring(SCHEME.length()).strip()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
