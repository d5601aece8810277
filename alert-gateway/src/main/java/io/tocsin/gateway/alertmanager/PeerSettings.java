package io.tocsin.gateway.alertmanager;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is said about a cluster. */
@ConfigMapping(prefix = "tocsin.gateway.peers")
interface PeerSettings {

  /**
   * Whether this instance lists itself as a peer that is ready, as Alertmanager does unless its
   * {@code --cluster.listen-address} is empty.
   */
  @WithDefault("true")
  boolean listed();
}
