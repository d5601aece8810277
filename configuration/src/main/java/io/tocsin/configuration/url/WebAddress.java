package io.tocsin.configuration.url;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An HTTP URL. The {@link URI} has everything encoded that Java requires. Use the accessors here
 * for the host, since Java finds none in names with an underscore, which are common in compose
 * files.
 */
public final class WebAddress {
  private static final Pattern WHOLE = Pattern.compile("https?://", Pattern.CASE_INSENSITIVE);
  private static final Pattern PORT = Pattern.compile(":(\\d*)$");

  private WebAddress() {}

  /**
   * @throws IllegalArgumentException unless it is http or https and names a host
   */
  public static URI of(String text) {
    var url = GoUrl.of(text);
    if (!url.scheme().equals("http") && !url.scheme().equals("https")) {
      throw new IllegalArgumentException("unsupported scheme " + shown(url) + "for URL");
    }
    if (url.host().isEmpty()) {
      throw new IllegalArgumentException("missing host for URL");
    }
    return uri(url);
  }

  /**
   * A URL of any scheme, as proxies have schemes of their own.
   *
   * @throws IllegalArgumentException if Go would reject it
   */
  public static String ofAnyScheme(String text) {
    GoUrl.of(text);
    return text;
  }

  /**
   * A URL with label values inserted: after the host, all invalid characters are encoded.
   *
   * @throws IllegalArgumentException unless it is http or https and names a host
   */
  public static URI rendered(String text) {
    int scheme = text.indexOf("://");
    int authority = scheme < 0 ? 0 : scheme + 3;
    int rest = authority + GoUrl.endOfAuthority(text.substring(authority));
    return of(text.substring(0, rest) + encoded(text.substring(rest)));
  }

  /**
   * The target of a redirect.
   *
   * @throws IllegalArgumentException if that is not an HTTP URL
   */
  public static URI redirected(URI from, String location) {
    return WHOLE.matcher(location).lookingAt()
        ? rendered(location)
        : rendered(from.resolve(encoded(location)).toString());
  }

  /** With brackets if it is an IPv6 address. */
  public static String host(URI uri) {
    if (uri.getHost() != null) {
      return uri.getHost();
    }
    var authority = authority(uri);
    var named = authority.substring(authority.lastIndexOf('@') + 1);
    return decoded(PORT.matcher(named).replaceFirst(""));
  }

  /** -1 for the default port of the scheme. */
  public static int port(URI uri) {
    var port = PORT.matcher(authority(uri));
    return port.find() && !port.group(1).isEmpty() ? Integer.parseInt(port.group(1)) : -1;
  }

  /** User and password, separated by a colon. */
  public static Optional<String> user(URI uri) {
    int end = authority(uri).lastIndexOf('@');
    return end < 0 ? Optional.empty() : Optional.of(decoded(authority(uri).substring(0, end)));
  }

  /** Without a host, the scheme may be part of a secret that is not a URL at all. */
  private static String shown(GoUrl url) {
    return url.scheme().isEmpty() || !url.host().isEmpty() ? '"' + url.scheme() + "\" " : "";
  }

  private static String authority(URI uri) {
    return uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
  }

  private static URI uri(GoUrl url) {
    var user =
        url.user().isEmpty()
            ? ""
            : PercentEncoding.ofUser(url.user().substring(0, url.user().length() - 1)) + "@";
    try {
      return new URI(url.scheme() + "://" + user + host(url.host()) + encoded(url.rest()));
    } catch (URISyntaxException e) {
      // Its message repeats the URL.
      throw new IllegalArgumentException("not a URL: " + e.getReason(), e);
    }
  }

  /** Go connects to this machine if only a port is given. */
  private static String host(String written) {
    if (written.startsWith("[")) {
      return written;
    }
    int port = written.lastIndexOf(':');
    var name = port < 0 ? written : written.substring(0, port);
    var named = name.isEmpty() ? "localhost" : PercentEncoding.ofUser(name);
    return named + (port < 0 ? "" : written.substring(port));
  }

  private static String encoded(String rest) {
    int fragment = rest.indexOf('#');
    return fragment < 0
        ? PercentEncoding.ofPathAndQuery(rest)
        : PercentEncoding.ofPathAndQuery(rest.substring(0, fragment))
            + "#"
            + PercentEncoding.ofPathAndQuery(rest.substring(fragment + 1));
  }

  /** A plus sign is literal except in the query. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
