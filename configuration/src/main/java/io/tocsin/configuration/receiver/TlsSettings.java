package io.tocsin.configuration.receiver;

import io.tocsin.configuration.SecretSource;
import java.util.List;
import java.util.Optional;

/**
 * A fully supported {@code tls_config}. Files are read at each connection, so that certificates can
 * be renewed without a reload.
 *
 * @param authorities trusted certificates as PEM, which replace the platform's
 * @param certificate the client certificate
 * @param serverName the name that the certificate must have, if different from the server's host
 * @param versions allowed protocol versions, by Java's names; if empty, Java's defaults
 */
public record TlsSettings(
    Optional<SecretSource> authorities,
    Optional<ClientCertificate> certificate,
    Optional<String> serverName,
    boolean insecureSkipVerify,
    List<String> versions) {
  public static final TlsSettings DEFAULT =
      new TlsSettings(Optional.empty(), Optional.empty(), Optional.empty(), false, List.of());

  public TlsSettings {
    versions = List.copyOf(versions);
  }

  /** A chain and its key, as PEM. */
  public record ClientCertificate(SecretSource chain, SecretSource key) {}
}
