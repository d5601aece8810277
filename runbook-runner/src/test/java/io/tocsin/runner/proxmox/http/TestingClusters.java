package io.tocsin.runner.proxmox.http;

import io.tocsin.runner.proxmox.ProxmoxCluster;
import io.tocsin.runner.proxmox.http.ProxmoxSettings.ClusterSettings;
import io.tocsin.runner.proxmox.http.ProxmoxSettings.HttpSettings;
import io.tocsin.runner.proxmox.http.ProxmoxSettings.TlsSettings;
import io.tocsin.testkit.proxmox.FakeProxmox;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The real client, connected to a fake cluster. */
public final class TestingClusters {
  private TestingClusters() {}

  public static ProxmoxCluster connect(String name, FakeProxmox fake, Vertx vertx) {
    return connect(
        name, fake.urls(), fake.tokenSecret(), new Tls(TlsMode.SYSTEM, null, null), vertx);
  }

  /** Whose server answers or is given up after that. */
  public static ProxmoxCluster connect(
      String name, FakeProxmox fake, Vertx vertx, Duration readTimeout) {
    return connect(
        name,
        fake.urls(),
        fake.tokenSecret(),
        new Tls(TlsMode.SYSTEM, null, null),
        new Http(readTimeout),
        vertx);
  }

  /** By TLS, with the authority of the cluster in this file. */
  public static ProxmoxCluster trusting(
      Path authority, String name, FakeProxmox fake, Vertx vertx) {
    return connect(
        name, fake.urls(), fake.tokenSecret(), new Tls(TlsMode.CA, authority, null), vertx);
  }

  static ProxmoxCluster connect(
      String name, List<URI> urls, String secret, TlsSettings tls, Vertx vertx) {
    return connect(name, urls, secret, tls, new Http(Duration.ofSeconds(2)), vertx);
  }

  private static ProxmoxCluster connect(
      String name, List<URI> urls, String secret, TlsSettings tls, Http http, Vertx vertx) {
    var settings = new Settings(urls, "tocsin@pve!runner", Optional.of(secret), tls, http);
    return new Connections(vertx, InstantSource.system()).to(name, settings);
  }

  record Settings(
      List<URI> urls,
      String tokenId,
      Optional<String> tokenSecret,
      TlsSettings tls,
      HttpSettings http)
      implements ClusterSettings {
    @Override
    public Optional<Path> tokenSecretFile() {
      return Optional.empty();
    }
  }

  record Tls(TlsMode mode, Path ca, List<String> fingerprints) implements TlsSettings {
    @Override
    public Optional<Path> caFile() {
      return Optional.ofNullable(ca);
    }

    @Override
    public Optional<List<String>> pins() {
      return Optional.ofNullable(fingerprints);
    }
  }

  /** Short, so that a test of silence does not last long. */
  record Http(Duration readTimeout) implements HttpSettings {
    @Override
    public Duration connectTimeout() {
      return Duration.ofSeconds(1);
    }

    @Override
    public int maxConcurrent() {
      return 4;
    }

    @Override
    public Duration pauseAfterRejectedToken() {
      return Duration.ofMinutes(5);
    }
  }
}
