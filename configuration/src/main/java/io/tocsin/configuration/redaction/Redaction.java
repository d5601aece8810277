package io.tocsin.configuration.redaction;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Removes from untrusted text what must not be kept: known secrets, what looks like one, and
 * terminal control sequences. Prefers removing too much to too little.
 */
public final class Redaction {
  private static final String REMOVED = "<redacted>";

  /** Colours, cursor moves, window titles and all other escape sequences. */
  private static final Pattern TERMINAL =
      Pattern.compile(
          "(?:\\u001B\\[|\\u009B)[0-?]*[ -/]*[@-~]"
              + "|(?:\\u001B\\]|\\u009D)[^\\u0007\\u001B\\u009C\\n]*(?:\\u0007|\\u001B\\\\|\\u009C)?"
              + "|\\u001B[PX^_][^\\u001B\\n]*(?:\\u001B\\\\)?"
              + "|\\u001B[ -/]*[0-~]?");

  /** Includes bidirectional controls, which make a line display as another one. */
  private static final Pattern CONTROL =
      Pattern.compile(
          "[\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\u202A-\\u202E\\u2066-\\u2069]");

  /** The bounds keep the cost linear for hostile lines of megabytes. */
  private static final List<Shape> SHAPES =
      List.of(
          new Shape(
              "-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\\s\\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|\\z)",
              ""),
          new Shape("(?i)(\\bauthorization[ \\t]{0,9}[:=][ \\t]{0,9}).*", "$1"),
          new Shape("(\\bPVE(?:Auth)?:[^\\s:]{1,200}:[0-9A-Fa-f]{8}::)\\S+", "$1"),
          new Shape("(?i)(\\bbearer )\\S+", "$1"),
          new Shape("xox[a-z]-[A-Za-z0-9-]+|xapp-[A-Za-z0-9-]+", ""),
          new Shape(
              "(?i)((?:password|passwd|passphrase|secret|token|ticket|api[_-]?key|sshkeys?)[\\w-]{0,40}[\"']?[ \\t]{0,9}[=:][ \\t]{0,9})(?:\"[^\"\\n]*\"|'[^'\\n]*'|[^\\s<]\\S*)",
              "$1"),
          new Shape("(://[^\\s/:@]{0,200}:)[^\\s/@]+(?=@)", "$1"));

  private final Automaton known;

  private Redaction(Automaton known) {
    this.known = known;
  }

  /**
   * @param secrets values to remove, in any encoding; those of fewer than four letters stay
   */
  public static Redaction of(Collection<String> secrets) {
    return new Redaction(new Automaton(Forms.of(secrets)));
  }

  /** Without secrets and terminal control sequences; line breaks stay. */
  public String clean(String text) {
    // First, because control characters could split a secret.
    var plain = TERMINAL.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
    return hide(CONTROL.matcher(plain).replaceAll(""));
  }

  /**
   * Without secrets, otherwise unchanged. Call it before cutting a text: of a secret that was cut,
   * only a prefix at the very end is recognised.
   */
  public String hide(String text) {
    var plain = Hidden.replaced(text, known, REMOVED);
    for (var shape : SHAPES) {
      plain = shape.pattern.matcher(plain).replaceAll(shape.kept + REMOVED);
    }
    return plain;
  }

  /**
   * @param kept what precedes the secret and may stay
   */
  private record Shape(Pattern pattern, String kept) {
    Shape(String pattern, String kept) {
      this(Pattern.compile(pattern), kept);
    }
  }
}
