package io.tocsin.runner.access;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Decides who may change something: the bearer of the administrator's token, or a program on this
 * machine. A page in a browser on this machine is not such a program, nor is a caller behind a
 * proxy.
 */
record Admission(Optional<String> adminToken) {
  private static final String SCHEME = "Bearer ";

  enum Verdict {
    ALLOWED,
    TOKEN_MISSING,
    TOKEN_WRONG
  }

  /**
   * @param peer the other end of the connection
   * @param authorization header as sent
   * @param relayed a proxy or a browser stands between
   */
  Verdict judge(Optional<InetAddress> peer, Optional<String> authorization, boolean relayed) {
    if (authorization.isPresent()) {
      return isToken(authorization.get()) ? Verdict.ALLOWED : Verdict.TOKEN_WRONG;
    }
    boolean local = !relayed && peer.map(InetAddress::isLoopbackAddress).orElse(false);
    return local ? Verdict.ALLOWED : Verdict.TOKEN_MISSING;
  }

  private boolean isToken(String authorization) {
    return adminToken
        .filter(token -> !token.isBlank())
        .filter(_ -> authorization.startsWith(SCHEME))
        .map(
            token ->
                MessageDigest.isEqual(
                    bytes(token), bytes(authorization.substring(SCHEME.length()))))
        .orElse(false);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
