package io.tocsin.runner.output;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A text as it is stored: possibly truncated, with size and hash of the complete text.
 *
 * @param wholeBytes size of the complete text in UTF-8
 * @param wholeSha256 hash of the complete text after redaction, because a secret could be guessed
 *     from its hash
 */
public record StoredText(String text, long wholeBytes, String wholeSha256) {
  /** L-43. */
  public static final int STEP_OUTPUT_BYTES = 64 << 10;

  /** L-43. */
  public static final int TASK_LOG_BYTES = 1 << 20;

  /** Keeps the last bytes, because a task's result is at the end of its log. */
  public static StoredText endOf(String whole, int limit) {
    var bytes = whole.getBytes(StandardCharsets.UTF_8);
    int from = Math.max(0, bytes.length - limit);
    while (from < bytes.length && isWithinACharacter(bytes[from])) {
      from++;
    }
    return kept(bytes, from, bytes.length);
  }

  public static StoredText startOf(String whole, int limit) {
    var bytes = whole.getBytes(StandardCharsets.UTF_8);
    int until = Math.min(bytes.length, limit);
    while (until < bytes.length && until > 0 && isWithinACharacter(bytes[until])) {
      until--;
    }
    return kept(bytes, 0, until);
  }

  public boolean isCut() {
    return text.getBytes(StandardCharsets.UTF_8).length < wholeBytes;
  }

  private static StoredText kept(byte[] whole, int from, int until) {
    var part = new String(whole, from, until - from, StandardCharsets.UTF_8);
    return new StoredText(part, whole.length, sha256(whole));
  }

  /** Continuation bytes in UTF-8 start with the bits 10. */
  private static boolean isWithinACharacter(byte b) {
    return (b & 0xC0) == 0x80;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
