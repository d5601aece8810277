package io.tocsin.runner.proxmox.http;

import io.quarkus.runtime.Startup;
import io.tocsin.configuration.Secret;
import io.tocsin.configuration.SecretSource;
import io.tocsin.runner.proxmox.Clusters;
import io.tocsin.runner.proxmox.ProxmoxCluster;
import io.tocsin.runner.proxmox.http.ProxmoxSettings.ClusterSettings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.concurrent.TimeUnit;

/** Creates cluster clients from the settings. An invalid setting prevents the start. */
final class Connections {
  /** Less than the server's idle timeout of five seconds. */
  private static final int IDLE_SECONDS = 3;

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
      ClusterTrust.apply(cluster, settings.tls(), options);
    }
    return options;
  }
}
