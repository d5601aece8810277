package io.tocsin.testkit.fuzz;

import java.util.List;
import java.util.Random;

/** Creates a new text from existing ones. */
final class TextMutation {
  private static final List<String> SPICES =
      List.of(
          "\"",
          "'",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "=",
          "!",
          "~",
          "=~",
          "!~",
          "|",
          "*",
          "+",
          "?",
          "(",
          ")",
          "(?i)",
          "\\p{L}",
          "{1000}",
          "&a ",
          "*a",
          "<<: ",
          "!!str ",
          "- ",
          "? ",
          "#",
          "|\n",
          ">\n",
          "%",
          "\n",
          "\r",
          "\t",
          " ",
          "\u0000",
          "\u0085",
          "\u00a0",
          "\u2028",
          "\ufeff",
          "\ud800",
          "\ud83d\ude42",
          "\u00e9",
          "\\n",
          "\\x80",
          "\\u00e9",
          "\\U0010ffff",
          "\\777",
          "~",
          "null",
          "yes",
          "0",
          "-1",
          "-31",
          "31",
          "32",
          "24:00",
          "00:00",
          "1.5h",
          "9223372036854775807",
          "9999999999999999999",
          "...",
          "UTC",
          "Local",
          "\\u0000",
          "\\ud800",
          "\\ud83d\\ude42",
          "1e999999",
          "true",
          ",{}",
          "\u00ff",
          "0001-01-01T00:00:00Z",
          "9999-12-31T23:59:59.999999999-18:00");

  private final List<String> pool;
  private final Random random;

  TextMutation(List<String> pool, Random random) {
    this.pool = pool;
    this.random = random;
  }

  String next() {
    var text = anyOf(pool);
    for (int steps = 1 + random.nextInt(4); steps > 0; steps--) {
      text = step(text);
    }
    return text;
  }

  private String step(String text) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + length());
    var before = text.substring(0, from);
    var after = text.substring(to);
    var piece = text.substring(from, to);
    return switch (random.nextInt(6)) {
      case 0 -> before + after;
      case 1 -> before + piece.repeat(2) + after;
      case 2 ->
          before + piece.repeat(1 + random.nextInt(random.nextInt(20) == 0 ? 500 : 5)) + after;
      case 3 -> before + anyOf(SPICES) + text.substring(from);
      case 4 -> before + anyOf(SPICES) + after;
      default -> before + pieceOf(anyOf(pool)) + after;
    };
  }

  private String pieceOf(String other) {
    int from = random.nextInt(other.length() + 1);
    return other.substring(from, Math.min(other.length(), from + length()));
  }

  /** Mostly short, sometimes most of the text. */
  private int length() {
    return random.nextInt(random.nextInt(8) == 0 ? 400 : 12);
  }

  private String anyOf(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }
}
