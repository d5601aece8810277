package io.tocsin.gateway.ingest.body;

import java.io.ByteArrayOutputStream;

/**
 * Replaces each invalid UTF-8 byte by U+FFFD, as Go's JSON parser does: an invalid byte must not
 * lose a page, and the fingerprint must equal Alertmanager's.
 */
public final class Utf8Repair {
  private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

  private Utf8Repair() {}

  /** Returns the same array if it is valid, which is nearly always the case. */
  public static byte[] repair(byte[] text) {
    int broken = firstBroken(text, 0);
    if (broken == text.length) {
      return text;
    }
    var repaired = new ByteArrayOutputStream(text.length + 64);
    int from = 0;
    while (broken < text.length) {
      repaired.write(text, from, broken - from);
      repaired.writeBytes(REPLACEMENT);
      from = broken + 1;
      broken = firstBroken(text, from);
    }
    repaired.write(text, from, text.length - from);
    return repaired.toByteArray();
  }

  private static int firstBroken(byte[] text, int from) {
    int at = from;
    while (at < text.length) {
      if (text[at] >= 0) {
        at++;
        continue;
      }
      int length = sequenceLength(text, at);
      if (length == 0) {
        return at;
      }
      at += length;
    }
    return at;
  }

  /** Zero if no valid multi-byte sequence begins here. */
  private static int sequenceLength(byte[] text, int at) {
    int lead = text[at] & 0xFF;
    if (lead < 0xC2 || lead > 0xF4) {
      return 0;
    }
    int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (at + length > text.length || !secondFits(lead, text[at + 1] & 0xFF)) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((text[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /** Rules out overlong forms, surrogates and code points above U+10FFFF. */
  private static boolean secondFits(int lead, int second) {
    int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= lowest && second <= highest;
  }
}
