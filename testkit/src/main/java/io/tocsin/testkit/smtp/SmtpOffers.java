package io.tocsin.testkit.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the server can do and what it demands.
 *
 * @param login demanded before a mail is taken
 */
public record SmtpOffers(boolean startTls, boolean implicitTls, Optional<Login> login) {
  public static final SmtpOffers PLAIN = new SmtpOffers(false, false, Optional.empty());
  public static final SmtpOffers STARTTLS = new SmtpOffers(true, false, Optional.empty());
  public static final SmtpOffers IMPLICIT_TLS = new SmtpOffers(false, true, Optional.empty());

  /** The one account. */
  public record Login(String username, String password) {}

  public SmtpOffers withLogin(String username, String password) {
    return new SmtpOffers(startTls, implicitTls, Optional.of(new Login(username, password)));
  }

  List<String> extensions(boolean encrypted) {
    var extensions = new ArrayList<>(List.of("8BITMIME", "SIZE 1000000"));
    if (startTls && !encrypted) {
      extensions.add("STARTTLS");
    }
    if (login.isPresent()) {
      extensions.add("AUTH PLAIN LOGIN");
    }
    return extensions;
  }
}
