package io.tocsin.configuration.url;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A URL parsed as Go does it.
 *
 * @param scheme in lower case; empty if there is none
 * @param user with the password and the trailing {@code @}; empty if there is none
 * @param host with the port; empty if there is none
 * @param rest path, query and fragment, as written
 * @see <a href="https://github.com/golang/go/blob/master/src/net/url/url.go">Go's net/url</a>
 */
record GoUrl(String scheme, String user, String host, String rest) {
  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
  private static final Pattern USER = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:%@-]*");
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9A-Za-z:.%_~-]+]|[^\\x00-\\x20%/\\\\^`{|}\\[\\]:\\x7F]*)(:[0-9]*)?");

  /**
   * @throws IllegalArgumentException if Go would reject it
   */
  static GoUrl of(String text) {
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
      throw refused("it contains a control character");
    }
    var written = SCHEME.matcher(text);
    var scheme = written.matches() ? written.group(1) : "";
    var behind = scheme.isEmpty() ? text : text.substring(scheme.length() + 1);
    return behind.startsWith("//")
        ? ofAuthority(scheme.toLowerCase(Locale.ROOT), behind.substring(2))
        : new GoUrl(scheme.toLowerCase(Locale.ROOT), "", "", checked(behind));
  }

  private static GoUrl ofAuthority(String scheme, String text) {
    int end = endOfAuthority(text);
    int user = text.lastIndexOf('@', end - 1) + 1;
    return new GoUrl(
        scheme,
        checkedUser(text.substring(0, user)),
        checkedHost(text.substring(user, end)),
        checked(text.substring(end)));
  }

  static int endOfAuthority(String text) {
    for (int at = 0; at < text.length(); at++) {
      if ("/?#".indexOf(text.charAt(at)) >= 0) {
        return at;
      }
    }
    return text.length();
  }

  private static String checkedUser(String user) {
    if (!USER.matcher(user).matches() || !PercentEncoding.isValid(user)) {
      throw refused("its user or password contains a character that must be percent-encoded");
    }
    return user;
  }

  /** International names are converted to Punycode. */
  private static String checkedHost(String host) {
    if (!HOST.matcher(host).matches()) {
      throw refused("its host or port contains an invalid character");
    }
    try {
      return host.chars().allMatch(c -> c < 0x80) ? host : IDN.toASCII(host);
    } catch (IllegalArgumentException e) {
      throw refused("its host is not a valid name");
    }
  }

  /**
   * A query may contain anything, but in path and fragment a percent sign must be part of an
   * escape.
   */
  private static String checked(String rest) {
    int fragment = rest.indexOf('#');
    var beforeFragment = fragment < 0 ? rest : rest.substring(0, fragment);
    int query = beforeFragment.indexOf('?');
    var path = query < 0 ? beforeFragment : beforeFragment.substring(0, query);
    if (!PercentEncoding.isValid(path)
        || (fragment >= 0 && !PercentEncoding.isValid(rest.substring(fragment)))) {
      throw refused("its path contains an invalid percent escape");
    }
    return rest;
  }

  private static IllegalArgumentException refused(String reason) {
    return new IllegalArgumentException("not a URL: " + reason);
  }
}
