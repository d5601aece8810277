package io.tocsin.runner.access;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The local administrator, until people come by OIDC. */
@ConfigMapping(prefix = "tocsin")
interface AccessSettings {
  /**
   * Bearer token that allows everything. Without it only callers on this machine may change things.
   */
  Optional<String> adminToken();
}
