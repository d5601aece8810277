package io.tocsin.model.label;

import java.util.HexFormat;

/**
 * Identity of an alert: 64-bit FNV-1a over its sorted labels, each name and value followed by byte
 * 0xFF.
 *
 * @param value the hash; compare for equality only
 * @see <a
 *     href="https://github.com/prometheus/common/blob/main/model/signature.go">prometheus/common
 *     signature.go</a>
 */
public record Fingerprint(long value) {
  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final int SEPARATOR = 0xFF;

  /** Odd, with a random half of its bits set: multiplying spreads every bit to the upper half. */
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  static Fingerprint of(LabelSet labels) {
    return new Fingerprint(OFFSET_BASIS).and(labels);
  }

  /**
   * @param hex sixteen hexadecimal digits
   * @throws IllegalArgumentException if it has another form
   */
  public static Fingerprint parse(String hex) {
    if (hex.length() != 16) {
      throw new IllegalArgumentException(
          "a fingerprint has 16 hexadecimal digits, not " + hex.length());
    }
    return new Fingerprint(HexFormat.fromHexDigitsToLong(hex));
  }

  /** Continues the hash with a text, as if it came after the last value. */
  public Fingerprint and(String text) {
    return new Fingerprint(mix(value, text));
  }

  /** Continues the hash with all names and values. */
  public Fingerprint and(LabelSet labels) {
    long hash = value;
    for (var label : labels) {
      hash = mix(mix(hash, label.name()), label.value());
    }
    return new Fingerprint(hash);
  }

  /**
   * The alert's partition. Depends only on the fingerprint, so that all reports of an alert stay in
   * order, and gateways know which router owns an alert.
   *
   * @param partitions number of partitions
   */
  public int partition(int partitions) {
    return Math.floorMod(value, partitions);
  }

  /**
   * Not the default of a record: FNV hashes differ little where texts differ at the end, and
   * thousands of alerts that differ in one number would share a few hash codes.
   */
  @Override
  public int hashCode() {
    return (int) (value * SPREAD >>> 32);
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(value);
  }

  private static long mix(long start, String text) {
    long hash = start;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return mixUtf8(start, text);
      }
      hash = (hash ^ c) * PRIME;
    }
    return (hash ^ SEPARATOR) * PRIME;
  }

  private static long mixUtf8(long start, String text) {
    long hash = start;
    for (byte b : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * PRIME;
    }
    return (hash ^ SEPARATOR) * PRIME;
  }
}
