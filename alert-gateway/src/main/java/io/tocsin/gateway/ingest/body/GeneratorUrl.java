package io.tocsin.gateway.ingest.body;

/**
 * Whether Alertmanager would accept a {@code generatorURL}: anything with a scheme, or an absolute
 * path. The rest is not checked; it is text to show, not a link to trust.
 *
 * @see <a href="https://github.com/golang/go/blob/master/src/net/url/url.go">Go's
 *     ParseRequestURI</a>
 */
final class GeneratorUrl {
  private GeneratorUrl() {}

  static boolean isAcceptable(String text) {
    return text.isEmpty() || ((text.charAt(0) == '/' || hasScheme(text)) && hasNoControls(text));
  }

  private static boolean hasScheme(String text) {
    if (!isLetter(text.charAt(0))) {
      return false;
    }
    int at = 1;
    while (at < text.length() && isSchemeCharacter(text.charAt(at))) {
      at++;
    }
    return at < text.length() && text.charAt(at) == ':';
  }

  private static boolean isSchemeCharacter(char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean hasNoControls(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == 0x7F) {
        return false;
      }
    }
    return true;
  }
}
