package io.tocsin.log;

import java.util.Map;
import java.util.stream.Collectors;

/** Pairs as {@code key=value}, values quoted where they have to be. */
final class Logfmt implements LineFormat {

  @Override
  public String line(Map<String, String> pairs) {
    return pairs.entrySet().stream()
        .map(pair -> pair.getKey() + "=" + value(pair.getKey(), pair.getValue()))
        .collect(Collectors.joining(" "));
  }

  /** The message is always quoted: people search for {@code msg="…"}. */
  private static String value(String key, String text) {
    return key.equals("msg") || text.isEmpty() || !text.chars().allMatch(Logfmt::isPlain)
        ? Quoted.of(text)
        : text;
  }

  private static boolean isPlain(int c) {
    return c > ' ' && c < 0x7f && c != '"' && c != '=' && c != '\\';
  }
}
