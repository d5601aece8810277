package io.tocsin.runner.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The local administrator, until people come by OIDC. A proxy stands before this bean, so that the
 * filter, which is made while the application is built, does not read the settings then.
 */
@ApplicationScoped
class Administrator {
  private final Admission admission;

  /**
   * @param token bearer token that allows everything; without it only callers on this machine may
   *     change things
   */
  Administrator(@ConfigProperty(name = "tocsin.admin-token") Optional<String> token) {
    this.admission = new Admission(token);
  }

  Admission.Verdict judge(
      Optional<InetAddress> peer, Optional<String> authorization, boolean relayed) {
    return admission.judge(peer, authorization, relayed);
  }
}
