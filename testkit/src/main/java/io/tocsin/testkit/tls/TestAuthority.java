package io.tocsin.testkit.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority for tests, trusted only by clients that get its certificate. */
public final class TestAuthority {
  private static final X500Name NAME = new X500Name("CN=Tocsin test authority");
  static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  static final Instant UNTIL = Instant.parse("2099-01-01T00:00:00Z");
  private static final char[] NO_PASSWORD = new char[0];

  private final AtomicLong serial = new AtomicLong(1);
  private final KeyPair keys;
  private final X509Certificate certificate;

  public TestAuthority() {
    try {
      this.keys = newKeys();
      this.certificate = sign(NAME, keys, Optional.empty());
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException("cannot make a certificate authority", e);
    }
  }

  /** The certificate that a client must trust. */
  public String pem() {
    return pem(certificate);
  }

  /** For a server at {@code localhost}, 127.0.0.1 or ::1, with a new certificate. */
  public SSLContext serverContext() {
    return serverContext(TestCertificate.OF_THIS_MACHINE);
  }

  /** Accepts client certificates of this authority only. */
  public SSLContext serverContext(TestCertificate wanted) {
    try {
      var leafKeys = newKeys();
      var leaf = sign(new X500Name("CN=" + wanted.name()), leafKeys, Optional.of(wanted));
      var store = emptyStore();
      store.setKeyEntry(
          "server", leafKeys.getPrivate(), NO_PASSWORD, new Certificate[] {leaf, certificate});
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, NO_PASSWORD);
      var context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), trustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException("cannot make a server certificate", e);
    }
  }

  /** A certificate for a client, and its key. */
  public ClientPem client(String name) {
    try {
      var leafKeys = newKeys();
      var leaf =
          sign(
              new X500Name("CN=" + name),
              leafKeys,
              Optional.of(TestCertificate.OF_THIS_MACHINE.forName(name)));
      return new ClientPem(pem(leaf), pem(new JcaPKCS8Generator(leafKeys.getPrivate(), null)));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException("cannot make a client certificate", e);
    }
  }

  /** Both as PEM, the key as PKCS#8. */
  public record ClientPem(String certificate, String key) {}

  /** For a client that trusts this authority and no other. */
  public SSLContext clientContext() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, trustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("cannot make a client that trusts the authority", e);
    }
  }

  private TrustManager[] trustManagers() throws GeneralSecurityException, IOException {
    var store = emptyStore();
    store.setCertificateEntry("authority", certificate);
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    return managers.getTrustManagers();
  }

  /**
   * @param leaf empty for the authority itself
   */
  private X509Certificate sign(X500Name subject, KeyPair own, Optional<TestCertificate> leaf)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    var builder =
        new JcaX509v3CertificateBuilder(
            NAME,
            BigInteger.valueOf(serial.getAndIncrement()),
            Date.from(leaf.map(TestCertificate::from).orElse(FROM)),
            Date.from(leaf.map(TestCertificate::until).orElse(UNTIL)),
            subject,
            own.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(leaf.isEmpty()));
    if (leaf.isPresent()) {
      builder.addExtension(Extension.subjectAlternativeName, false, leaf.get().names());
    }
    var holder =
        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
    return new JcaX509CertificateConverter().getCertificate(holder);
  }

  private static String pem(Object object) {
    var text = new StringWriter();
    try (var pem = new JcaPEMWriter(text)) {
      pem.writeObject(object);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write PEM", e);
    }
    return text.toString();
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
