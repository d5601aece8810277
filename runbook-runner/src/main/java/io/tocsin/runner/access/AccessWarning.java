package io.tocsin.runner.access;

import io.quarkus.runtime.StartupEvent;
import io.tocsin.configuration.access.AdministratorToken;
import io.tocsin.log.LogEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Warns at start if no administrator token is set, because every REST call is then rejected. */
@Singleton
final class AccessWarning {
  private static final Logger LOG = Logger.getLogger(AccessWarning.class);

  void start(@Observes StartupEvent event, AdministratorToken administrator) {
    if (administrator.token().isEmpty()) {
      LogEvent.of("no administrator token, runbooks, executions and approvals are rejected")
          .with("remedy", "set tocsin.admin-token or tocsin.admin-token-file")
          .warn(LOG);
    }
  }
}
