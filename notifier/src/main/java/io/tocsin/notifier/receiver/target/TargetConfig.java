package io.tocsin.notifier.receiver.target;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Which addresses receivers may connect to. Networks are in CIDR notation, {@code 10.0.0.0/8}. */
@ConfigMapping(prefix = "tocsin.notifier.targets")
interface TargetConfig {
  /**
   * Networks that no receiver may connect to: this machine, cloud metadata services, multicast and
   * unspecified addresses. Private networks are not blocked, because Proxmox is there.
   */
  @WithDefault(
      "127.0.0.0/8,::1,0.0.0.0/8,::,169.254.0.0/16,fe80::/10,fd00:ec2::254,100.100.100.200,"
          + "224.0.0.0/4,ff00::/8,255.255.255.255")
  List<String> refused();

  /** Networks that are allowed nevertheless. */
  Optional<List<String>> allowed();

  /**
   * Ports of Tocsin and its storage, as {@code host:port} or URL. They are blocked even in allowed
   * networks.
   */
  @WithDefault("${kafka.bootstrap.servers:localhost:9092}")
  List<String> listeners();
}
