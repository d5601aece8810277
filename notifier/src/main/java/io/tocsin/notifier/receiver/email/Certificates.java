package io.tocsin.notifier.receiver.email;

import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.receiver.TlsSettings;
import io.tocsin.notifier.receiver.http.ServerTrust;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** The certificates of one {@code tls_config}: trusted authorities and client certificate. */
record Certificates(TlsSettings settings) {
  private static final char[] NO_PASSWORD = new char[0];

  /**
   * @throws IOException if one cannot be read; the message names the key of the configuration
   */
  SSLContext context() throws IOException {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(shown(), trusted(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("tls_config cannot be used: " + e.getMessage(), e);
    }
  }

  private TrustManager[] trusted() throws IOException, GeneralSecurityException {
    if (settings.insecureSkipVerify() || settings.authorities().isEmpty()) {
      return new TrustManager[] {
        new ServerTrust(Optional.empty(), settings.insecureSkipVerify()).manager()
      };
    }
    var store = emptyStore();
    for (var certificate : certificates("ca", settings.authorities().get())) {
      store.setCertificateEntry(String.valueOf(store.size()), certificate);
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private KeyManager[] shown() throws IOException, GeneralSecurityException {
    if (settings.certificate().isEmpty()) {
      return new KeyManager[0];
    }
    var own = settings.certificate().get();
    var chain = certificates("cert", own.chain()).toArray(Certificate[]::new);
    var store = emptyStore();
    store.setKeyEntry("client", PrivateKeyPem.read(own.key().read().reveal()), NO_PASSWORD, chain);
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static Collection<? extends Certificate> certificates(String key, SecretSource pem)
      throws IOException, GeneralSecurityException {
    var bytes = pem.read().reveal().getBytes(StandardCharsets.US_ASCII);
    try {
      var read =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes));
      if (!read.isEmpty()) {
        return read;
      }
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "tls_config.%s contains no readable certificate: %s".formatted(key, e.getMessage()), e);
    }
    throw new IOException("tls_config.%s contains no PEM certificate".formatted(key));
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
