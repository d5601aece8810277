package io.tocsin.configuration.redaction;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/** The byte sequences by which a secret is recognised, in all its encodings. */
final class Forms {
  /** Shorter ones would match parts of ordinary words. */
  private static final int SHORTEST = 4;

  /** Shortest sequence of Base64 letters that depend only on the secret. */
  private static final int SHORTEST_BASE64 = 6;

  /** Longer secrets are searched for in pieces of this length. */
  private static final int PIECE = 2048;

  private Forms() {}

  static List<byte[]> of(Collection<String> secrets) {
    var forms = new ArrayList<byte[]>();
    for (var secret : secrets) {
      for (int i = 0; i < secret.length(); i += PIECE) {
        add(secret.substring(i, Math.min(secret.length(), i + PIECE)), forms);
      }
    }
    return forms;
  }

  private static void add(String secret, List<byte[]> forms) {
    for (var reading : Reading.of(secret)) {
      var comparable = Reading.comparable(reading).toArray();
      if (comparable.length >= SHORTEST) {
        forms.add(comparable);
        addBase64(reading.toArray(), forms);
      }
    }
    var encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    if (!encoded.equals(secret) && secret.length() >= SHORTEST) {
      addBase64(encoded.getBytes(StandardCharsets.UTF_8), forms);
    }
  }

  /** A secret starts at one of three offsets within Base64's groups of three bytes. */
  private static void addBase64(byte[] secret, List<byte[]> forms) {
    for (int before = 0; before < 3; before++) {
      var shifted = new byte[before + secret.length];
      System.arraycopy(secret, 0, shifted, before, secret.length);
      addOwnLetters(Base64.getEncoder().withoutPadding(), shifted, before, forms);
      addOwnLetters(Base64.getUrlEncoder().withoutPadding(), shifted, before, forms);
    }
  }

  /** Without the letters at both ends, which also depend on neighbouring bytes. */
  private static void addOwnLetters(
      Base64.Encoder encoder, byte[] shifted, int before, List<byte[]> forms) {
    int from = (before * 8 + 5) / 6;
    int until = shifted.length * 8 / 6;
    if (until <= from) {
      return;
    }
    var letters =
        new String(
            Arrays.copyOfRange(encoder.encode(shifted), from, until), StandardCharsets.US_ASCII);
    var comparable = Reading.comparable(Reading.of(letters).getFirst()).toArray();
    if (comparable.length >= SHORTEST_BASE64) {
      forms.add(comparable);
    }
  }
}
