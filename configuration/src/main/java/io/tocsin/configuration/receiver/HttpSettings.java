package io.tocsin.configuration.receiver;

import io.tocsin.configuration.SecretSource;
import java.nio.file.Path;
import java.util.Optional;

/**
 * HTTP client settings of an integration: {@code http_config}.
 *
 * @param credentials what follows the scheme in the Authorization header
 * @param caFile trusted certificates, which replace the platform's
 */
public record HttpSettings(
    Optional<BasicAuth> basicAuth,
    String authorizationScheme,
    Optional<SecretSource> credentials,
    boolean followRedirects,
    Optional<Path> caFile,
    boolean insecureSkipVerify) {
  public static final HttpSettings DEFAULT =
      new HttpSettings(Optional.empty(), "Bearer", Optional.empty(), true, Optional.empty(), false);

  public record BasicAuth(String username, SecretSource password) {}
}
