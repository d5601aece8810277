package io.tocsin.runner.proxmox.http;

import io.tocsin.configuration.file.SmallFile;
import io.tocsin.configuration.file.UnreadableFileException;
import io.tocsin.runner.proxmox.http.ProxmoxSettings.TlsSettings;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import java.nio.file.Path;

/** Whose certificates a connection to a cluster trusts. */
final class ClusterTrust {
  private static final int MAX_CA_BYTES = 1 << 20;

  private ClusterTrust() {}

  static void apply(String cluster, TlsSettings tls, HttpClientOptions options) {
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
