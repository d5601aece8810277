package io.tocsin.configuration.receiver;

import io.tocsin.configuration.SecretSource;
import java.util.List;
import java.util.Optional;

/**
 * {@code tls_config} where all of it has an effect. Files are read at each connection, so that
 * certificates can be renewed without a reload.
 *
 * @param authorities certificates to trust in place of the platform's, as PEM
 * @param certificate what we show to the server
 * @param serverName the name the certificate must have, if it is not that of the server's address
 * @param versions of the protocol that are spoken, in the words of Java; empty leaves it to Java
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
