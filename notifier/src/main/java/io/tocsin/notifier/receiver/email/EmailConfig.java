package io.tocsin.notifier.receiver.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How mail leaves, for every receiver. */
@ConfigMapping(prefix = "tocsin.notifier.email")
interface EmailConfig {
  /**
   * Whether a password may go over the network in clear, where {@code require_tls} is false.
   * Without it a login without TLS works only with CRAM-MD5, or to this machine.
   */
  @WithDefault("false")
  boolean allowPlaintextAuth();
}
