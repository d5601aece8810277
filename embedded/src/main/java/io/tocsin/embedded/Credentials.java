package io.tocsin.embedded;

import java.security.SecureRandom;
import java.util.HexFormat;

/** A generated user name and password. The password never appears in logs. */
public record Credentials(String user, String password) {
  private static final int PASSWORD_BYTES = 24;

  /** Letters and digits only: the values appear unquoted in JAAS lines, URLs and SQL. */
  public static Credentials generateFor(String user) {
    var bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Credentials(user, HexFormat.of().formatHex(bytes));
  }

  @Override
  public String toString() {
    return user;
  }
}
