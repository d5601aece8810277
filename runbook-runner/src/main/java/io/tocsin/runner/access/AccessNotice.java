package io.tocsin.runner.access;

import io.quarkus.runtime.StartupEvent;
import io.tocsin.configuration.access.AdministratorToken;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Says at the start what nobody will be able to do. */
@Singleton
final class AccessNotice {
  private static final Logger LOG = Logger.getLogger(AccessNotice.class);

  void start(@Observes StartupEvent event, AdministratorToken administrator) {
    if (administrator.token().isEmpty()) {
      LOG.warn(
          "no administrator token: runbooks, executions, approvals and the kill switch are refused;"
              + " set tocsin.admin-token or tocsin.admin-token-file");
    }
  }
}
