package io.tocsin.notifier.receiver.http;

import io.tocsin.configuration.receiver.HttpSettings;
import io.tocsin.configuration.url.WebAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The credentials for a server, read once for all requests of an attempt: a secret may be rotated
 * in between, and an answer that echoes the one that was sent must be redacted.
 *
 * @param header value of {@code Authorization}
 * @param secrets values to redact
 */
record HttpLogin(Optional<String> header, List<String> secrets) {
  private static final HttpLogin NONE = new HttpLogin(Optional.empty(), List.of());

  HttpLogin {
    secrets = List.copyOf(secrets);
  }

  static HttpLogin of(HttpPost post) throws IOException {
    var configured = of(post.settings());
    return configured.header().isPresent()
        ? configured
        : WebAddress.user(post.url()).map(user -> basic(user, user)).orElse(configured);
  }

  /**
   * @throws IOException if a secret's file cannot be read
   */
  static HttpLogin of(HttpSettings settings) throws IOException {
    if (settings.credentials().isPresent()) {
      var credentials = settings.credentials().get().read().reveal();
      return new HttpLogin(
          Optional.of(settings.authorizationScheme() + " " + credentials), List.of(credentials));
    }
    if (settings.basicAuth().isPresent()) {
      var login = settings.basicAuth().get();
      var password = login.password().read().reveal();
      return basic(login.username() + ":" + password, password);
    }
    return NONE;
  }

  private static HttpLogin basic(String login, String password) {
    var encoded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    return new HttpLogin(Optional.of("Basic " + encoded), List.of(login, password, encoded));
  }
}
