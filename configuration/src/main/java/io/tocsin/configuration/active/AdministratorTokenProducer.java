package io.tocsin.configuration.active;

import io.tocsin.configuration.Secret;
import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.access.AdministratorToken;
import io.tocsin.log.LogEvent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Produces the administrator token that all services of a process share. */
@Singleton
class AdministratorTokenProducer {
  private static final Logger LOG = Logger.getLogger(AdministratorTokenProducer.class);

  /**
   * @param token the administrator token itself; takes precedence over the file
   * @param file the file that contains it; read once, at the start
   */
  @Produces
  @Singleton
  AdministratorToken administratorToken(
      @ConfigProperty(name = "tocsin.admin-token") Optional<String> token,
      @ConfigProperty(name = "tocsin.admin-token-file") Optional<Path> file) {
    return new AdministratorToken(
        token.map(Secret::new).or(() -> file.flatMap(AdministratorTokenProducer::read)));
  }

  /** Alerts are accepted and routed without a token, so its absence does not stop the process. */
  private static Optional<Secret> read(Path file) {
    try {
      return Optional.of(new SecretSource.InFile(file).read());
    } catch (IOException e) {
      LogEvent.of("no administrator token, everything that needs it is rejected")
          .with("setting", "tocsin.admin-token-file")
          .with("error", e.getMessage())
          .with("remedy", "repair the file and restart")
          .warn(LOG);
      return Optional.empty();
    }
  }
}
