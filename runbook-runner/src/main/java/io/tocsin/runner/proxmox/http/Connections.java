package io.tocsin.runner.proxmox.http;

import io.quarkus.runtime.Startup;
import io.tocsin.configuration.Secret;
import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.file.SmallFile;
import io.tocsin.configuration.file.UnreadableFileException;
import io.tocsin.runner.proxmox.Clusters;
import io.tocsin.runner.proxmox.ProxmoxCluster;
import io.tocsin.runner.proxmox.http.ProxmoxSettings.ClusterSettings;
import io.tocsin.runner.proxmox.http.ProxmoxSettings.TlsSettings;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.concurrent.TimeUnit;

/** Creates cluster clients from the settings. An invalid setting prevents the start. */
final class Connections {
  /** Less than the server's idle timeout of five seconds. */
  private static final int IDLE_SECONDS = 3;

  private static final int MAX_CA_BYTES = 1 << 20;

  private final Vertx vertx;
  private final InstantSource clock;

  Connections(Vertx vertx, InstantSource clock) {
    this.vertx = vertx;
    this.clock = clock;
  }

  @Produces
  @Singleton
  @Startup
  static Clusters clusters(ProxmoxSettings settings, Vertx vertx, InstantSource clock) {
    var connections = new Connections(vertx, clock);
    var clusters = new HashMap<String, ProxmoxCluster>();
    settings
        .clusters()
        .forEach((name, cluster) -> clusters.put(name, connections.to(name, cluster)));
    return new Clusters(clusters);
  }

  ProxmoxCluster to(String name, ClusterSettings settings) {
    var reading = vertx.createHttpClient(options(name, settings));
    var changing = vertx.createHttpClient(options(name, settings).setKeepAlive(false));
    var nodes =
        settings.urls().stream()
            .map(
                url -> new EntryNode(checked(name, url), reading, changing, settings.http(), clock))
            .toList();
    var connection =
        new ClusterConnection(
            name,
            nodes,
            settings.tokenId(),
            secret(name, settings),
            settings.http().pauseAfterRejectedToken(),
            clock);
    return new ProxmoxClient(name, connection);
  }

  private static URI checked(String cluster, URI url) {
    if ("https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && isLoopback(url))) {
      return url;
    }
    throw new IllegalArgumentException(
        "tocsin.runner.proxmox.clusters.%s.urls: %s is not https; plain http would expose the token"
            .formatted(cluster, url));
  }

  private static boolean isLoopback(URI url) {
    try {
      return InetAddress.getByName(url.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static SecretSource secret(String cluster, ClusterSettings settings) {
    if (settings.tokenSecret().isPresent() == settings.tokenSecretFile().isPresent()) {
      throw new IllegalArgumentException(
          "tocsin.runner.proxmox.clusters.%s needs exactly one of token-secret and token-secret-file"
              .formatted(cluster));
    }
    return settings
        .tokenSecretFile()
        .<SecretSource>map(SecretSource.InFile::new)
        .orElseGet(() -> new SecretSource.Inline(new Secret(settings.tokenSecret().orElseThrow())));
  }

  private static HttpClientOptions options(String cluster, ClusterSettings settings) {
    var options =
        new HttpClientOptions()
            .setConnectTimeout(Math.toIntExact(settings.http().connectTimeout().toMillis()))
            .setKeepAliveTimeout(IDLE_SECONDS)
            .setMaxPoolSize(settings.http().maxConcurrent())
            .setDecompressionSupported(false)
            .setUseAlpn(false)
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setIdleTimeout(Math.toIntExact(settings.http().readTimeout().toSeconds()) + 1);
    if (settings.urls().stream().anyMatch(url -> "https".equals(url.getScheme()))) {
      options.setSsl(true).setVerifyHost(settings.tls().mode() != TlsMode.PIN);
      trust(cluster, settings.tls(), options);
    }
    return options;
  }

  private static void trust(String cluster, TlsSettings tls, HttpClientOptions options) {
    switch (tls.mode()) {
      case SYSTEM -> {}
      case CA ->
          options.setPemTrustOptions(
              authority(tls.caFile().orElseThrow(() -> missing(cluster, "ca-file", "ca"))));
      case PIN ->
          options.setTrustOptions(
              TrustOptions.wrap(
                  new PinnedTrust(tls.pins().orElseThrow(() -> missing(cluster, "pins", "pin")))));
    }
  }

  /**
   * A file that is missing at start is read at the first connection. {@link SmallFile} does not
   * block on a pipe.
   */
  private static PemTrustOptions authority(Path file) {
    try {
      return new PemTrustOptions()
          .addCertValue(Buffer.buffer(SmallFile.read(file, MAX_CA_BYTES).bytes()));
    } catch (UnreadableFileException e) {
      return switch (e.kind()) {
        case LATE, MISSING -> new PemTrustOptions().addCertPath(file.toString());
        case TOO_LARGE, UNUSABLE ->
            throw new IllegalArgumentException(
                "tocsin.runner.proxmox: " + e.named("ca-file " + file).getMessage(), e);
      };
    }
  }

  private static IllegalArgumentException missing(String cluster, String key, String mode) {
    return new IllegalArgumentException(
        "tocsin.runner.proxmox.clusters.%s.tls.%s is needed for tls.mode=%s"
            .formatted(cluster, key, mode));
  }
}
