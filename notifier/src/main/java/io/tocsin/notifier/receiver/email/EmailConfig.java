package io.tocsin.notifier.receiver.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of mail, for every receiver. */
@ConfigMapping(prefix = "tocsin.notifier.email")
interface EmailConfig {
  /**
   * Whether a password may be sent unencrypted where {@code require_tls} is false. If not, a login
   * without TLS works only with CRAM-MD5, or to this machine.
   */
  @WithDefault("false")
  boolean allowPlaintextAuth();
}
