package io.tocsin.runner.proxmox.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Proxmox clusters the runner may change, by the name that alerts have in the label
 * pve_cluster.
 */
@ConfigMapping(prefix = "tocsin.runner.proxmox")
interface ProxmoxSettings {
  Map<String, ClusterSettings> clusters();

  /** One cluster. */
  interface ClusterSettings {
    /** Entry nodes, such as https://pve1.example.net:8006; with more than one, one may fail. */
    List<URI> urls();

    /** The API token's id: user@realm!tokenid. */
    String tokenId();

    /** The API token's secret. */
    Optional<String> tokenSecret();

    /** File with the API token's secret; read at every use, so that it can be rotated. */
    Optional<Path> tokenSecretFile();

    TlsSettings tls();

    HttpSettings http();
  }

  /** How the entry nodes' certificates are verified. Verification cannot be turned off. */
  interface TlsSettings {
    /** system: public CAs. ca: the cluster's own CA (pve-root-ca.pem). pin: fingerprints. */
    @WithDefault("system")
    TlsMode mode();

    /** PEM file with the cluster's CA, for mode ca. */
    Optional<Path> caFile();

    /** SHA-256 fingerprints of certificates, for mode pin; several, so that one can be rotated. */
    Optional<List<String>> pins();
  }

  /** Limits of single calls. */
  interface HttpSettings {
    @WithDefault("5s")
    Duration connectTimeout();

    /** Longer than the 30 s after which the entry node times out calls to another node. */
    @WithDefault("40s")
    Duration readTimeout();

    /** Concurrent calls per entry node, which has only a few workers. */
    @WithDefault("4")
    int maxConcurrent();

    /**
     * After a rejected token no call is made for 5 s; the pause doubles with each rejection, up to
     * this.
     */
    @WithDefault("5m")
    Duration pauseAfterRejectedToken();
  }
}
