package io.tocsin.testkit.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The server's capabilities and requirements.
 *
 * @param login required before a mail is accepted
 * @param mechanisms of the login: PLAIN, LOGIN, CRAM-MD5
 * @param mostBytes maximum size of a mail
 */
public record SmtpOffers(
    boolean startTls,
    boolean implicitTls,
    Optional<Login> login,
    List<String> mechanisms,
    int mostBytes) {
  public static final SmtpOffers PLAIN = new SmtpOffers(false, false);
  public static final SmtpOffers STARTTLS = new SmtpOffers(true, false);
  public static final SmtpOffers IMPLICIT_TLS = new SmtpOffers(false, true);

  public SmtpOffers {
    mechanisms = List.copyOf(mechanisms);
  }

  private SmtpOffers(boolean startTls, boolean implicitTls) {
    this(startTls, implicitTls, Optional.empty(), List.of("PLAIN", "LOGIN"), 1_000_000);
  }

  /** The one account; its password is also the secret of CRAM-MD5. */
  public record Login(String username, String password) {}

  public SmtpOffers withLogin(String username, String password) {
    var account = Optional.of(new Login(username, password));
    return new SmtpOffers(startTls, implicitTls, account, mechanisms, mostBytes);
  }

  public SmtpOffers by(String... otherMechanisms) {
    return new SmtpOffers(startTls, implicitTls, login, List.of(otherMechanisms), mostBytes);
  }

  public SmtpOffers upTo(int bytes) {
    return new SmtpOffers(startTls, implicitTls, login, mechanisms, bytes);
  }

  List<String> extensions(boolean encrypted) {
    var extensions = new ArrayList<>(List.of("8BITMIME", "SIZE " + mostBytes));
    if (startTls && !encrypted) {
      extensions.add("STARTTLS");
    }
    if (login.isPresent()) {
      extensions.add("AUTH " + String.join(" ", mechanisms));
    }
    return extensions;
  }
}
