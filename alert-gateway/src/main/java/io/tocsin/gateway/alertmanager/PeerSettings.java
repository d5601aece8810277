package io.tocsin.gateway.alertmanager;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the status reports the cluster. */
@ConfigMapping(prefix = "tocsin.gateway.peers")
interface PeerSettings {

  /**
   * Whether this instance lists itself as a ready peer, as Alertmanager does unless its {@code
   * --cluster.listen-address} is empty.
   */
  @WithDefault("true")
  boolean listed();
}
