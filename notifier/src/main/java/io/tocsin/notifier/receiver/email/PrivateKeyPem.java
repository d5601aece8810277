package io.tocsin.notifier.receiver.email;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** A PEM private key: PKCS#8, or the older PKCS#1 for RSA. */
final class PrivateKeyPem {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
  private static final List<String> KINDS = List.of("RSA", "EC", "Ed25519");

  /** Version 0 and the algorithm RSA: what PKCS#8 adds before a PKCS#1 key. */
  private static final byte[] RSA_HEAD =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;

  private PrivateKeyPem() {}

  static PrivateKey read(String text) throws IOException {
    var pem = PEM.matcher(text);
    if (!pem.find()) {
      throw new IOException("tls_config.key contains no unencrypted PEM private key");
    }
    var bytes = Base64.getMimeDecoder().decode(pem.group(2));
    return switch (pem.group(1)) {
      case "PRIVATE KEY" -> key(bytes);
      case "RSA PRIVATE KEY" -> key(pkcs8(bytes));
      default ->
          throw new IOException(
              "tls_config.key is a \"%s\"; convert it with: openssl pkcs8 -topk8 -nocrypt"
                  .formatted(pem.group(1)));
    };
  }

  private static PrivateKey key(byte[] pkcs8) throws IOException {
    for (var kind : KINDS) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (GeneralSecurityException e) {
        // Another algorithm; reported below if none fits.
      }
    }
    throw new IOException("tls_config.key must be one of " + String.join(", ", KINDS));
  }

  private static byte[] pkcs8(byte[] rsa) {
    var inner = new ByteArrayOutputStream();
    inner.writeBytes(RSA_HEAD);
    inner.writeBytes(der(OCTETS, rsa));
    return der(SEQUENCE, inner.toByteArray());
  }

  /** Keys are longer than 255 bytes and shorter than 64 KiB, so the length has two bytes. */
  private static byte[] der(int tag, byte[] content) {
    var der = new ByteArrayOutputStream();
    der.writeBytes(
        new byte[] {(byte) tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length});
    der.writeBytes(content);
    return der.toByteArray();
  }
}
