package io.tocsin.runner.proxmox.http;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts only certificates with a pinned SHA-256 fingerprint. Extends the extended trust manager,
 * because the JDK wraps a plain one and adds its own host name check.
 */
final class PinnedTrust extends X509ExtendedTrustManager {
  private final List<byte[]> pins;

  PinnedTrust(List<String> pins) {
    this.pins = pins.stream().map(PinnedTrust::fingerprint).toList();
  }

  private static byte[] fingerprint(String text) {
    var bytes =
        HexFormat.of().parseHex(text.replace(":", "").strip().toLowerCase(java.util.Locale.ROOT));
    if (bytes.length != 32) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a SHA-256 fingerprint; expected 32 bytes in hexadecimal");
    }
    return bytes;
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    var seen = sha256(chain[0]);
    if (pins.stream().noneMatch(pin -> MessageDigest.isEqual(pin, seen))) {
      throw new CertificateException(
          "the certificate's fingerprint is not pinned: "
              + HexFormat.ofDelimiter(":").withUpperCase().formatHex(seen));
    }
  }

  private static byte[] sha256(X509Certificate certificate) throws CertificateException {
    try {
      return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("this trust is for servers");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this trust is for servers");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this trust is for servers");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
