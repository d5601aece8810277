package io.tocsin.configuration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The number that identifies a configuration in metrics; the same as Alertmanager's. */
final class ConfigurationHash {
  private static final int BYTES = 6;

  private ConfigurationHash() {}

  /** First six bytes of the MD5, little-endian: as many as a metric's double holds exactly. */
  static long of(String text) {
    byte[] digest = md5(text.getBytes(StandardCharsets.UTF_8));
    long hash = 0;
    for (int i = BYTES - 1; i >= 0; i--) {
      hash = hash << Byte.SIZE | (digest[i] & 0xFF);
    }
    return hash;
  }

  private static byte[] md5(byte[] bytes) {
    try {
      return MessageDigest.getInstance("MD5").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
