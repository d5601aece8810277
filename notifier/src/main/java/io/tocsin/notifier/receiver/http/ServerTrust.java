package io.tocsin.notifier.receiver.http;

import io.tocsin.configuration.file.SmallFile;
import io.tocsin.configuration.file.UnreadableFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Which servers are trusted. One receiver's setting never affects another.
 *
 * @param authorities certificate authorities that replace the platform's
 * @param trustAll {@code insecure_skip_verify}: neither certificate nor host name is checked
 */
public record ServerTrust(Optional<Path> authorities, boolean trustAll) {
  private static final int MAX_BYTES = 1 << 20;

  public SSLContext sslContext() throws IOException {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot set up TLS: " + e.getMessage(), e);
    }
  }

  public X509TrustManager manager() throws IOException {
    try {
      return trustAll ? new TrustAll() : manager(authorities);
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "cannot read certificates in " + authorities + ": " + e.getMessage(), e);
    }
  }

  private static X509TrustManager manager(Optional<Path> authorities)
      throws IOException, GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities.isEmpty() ? null : keyStore(authorities.get()));
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static KeyStore keyStore(Path file) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    var pem = new ByteArrayInputStream(read(file));
    for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
      store.setCertificateEntry(String.valueOf(store.size()), certificate);
    }
    return store;
  }

  private static byte[] read(Path file) throws UnreadableFileException {
    try {
      return SmallFile.read(file, MAX_BYTES).bytes();
    } catch (UnreadableFileException e) {
      throw e.named("certificates in " + file);
    }
  }

  /** Extended, because with a plain trust manager Java would still verify the host name. */
  private static final class TrustAll extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
