package io.tocsin.runner.proxmox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Proxmox clusters the runner may act on, by the name that alerts carry in pve_cluster. */
@ConfigMapping(prefix = "tocsin.runner.proxmox")
interface ProxmoxSettings {
  Map<String, ClusterSettings> clusters();

  /** One cluster. */
  interface ClusterSettings {
    /**
     * Entry nodes, such as https://pve1.example.net:8006; more than one survives the loss of one.
     */
    List<URI> urls();

    /** The API token's name: user@realm!id. */
    String tokenId();

    /** The API token's value. */
    Optional<String> tokenSecret();

    /** File with the API token's value; read at every use, so that it can be rotated. */
    Optional<Path> tokenSecretFile();

    TlsSettings tls();

    HttpSettings http();
  }

  /** How the entry nodes prove who they are. There is no way to trust everybody. */
  interface TlsSettings {
    /** system: public authorities. ca: the cluster's own (pve-root-ca.pem). pin: fingerprints. */
    @WithDefault("system")
    TlsMode mode();

    /** PEM file with the cluster's authority, for mode ca. */
    Optional<Path> caFile();

    /** SHA-256 fingerprints of certificates, for mode pin; several, so that one can be rotated. */
    Optional<List<String>> pins();
  }

  /** Bounds of single calls. */
  interface HttpSettings {
    @WithDefault("5s")
    Duration connectTimeout();

    /** Longer than the 30 s after which the entry node itself gives up on another node. */
    @WithDefault("40s")
    Duration readTimeout();

    /** Calls at once per entry node; it has only a few workers. */
    @WithDefault("4")
    int maxConcurrent();

    /**
     * After a rejected token no further call is made for 5 s, then twice as long after each
     * rejection, up to this.
     */
    @WithDefault("5m")
    Duration pauseAfterRejectedToken();
  }
}
