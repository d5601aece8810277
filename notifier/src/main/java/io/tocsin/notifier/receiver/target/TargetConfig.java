package io.tocsin.notifier.receiver.target;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Which addresses receivers may connect to. Networks are written {@code 10.0.0.0/8}. */
@ConfigMapping(prefix = "tocsin.notifier.targets")
interface TargetConfig {
  /**
   * Networks that no receiver may reach: this machine, the metadata services of clouds, and what is
   * no single machine. Private networks are not among them, because Proxmox lives there.
   */
  @WithDefault(
      "127.0.0.0/8,::1,0.0.0.0/8,::,169.254.0.0/16,fe80::/10,fd00:ec2::254,100.100.100.200,"
          + "224.0.0.0/4,ff00::/8,255.255.255.255")
  List<String> refused();

  /** Networks that may be reached all the same. */
  Optional<List<String>> allowed();

  /**
   * Ports of our own and of what we keep our data in, as {@code host:port} or URL. They are refused
   * even in a network that is allowed.
   */
  @WithDefault("${kafka.bootstrap.servers:localhost:9092}")
  List<String> listeners();
}
