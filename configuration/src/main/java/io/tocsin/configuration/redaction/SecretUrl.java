package io.tocsin.configuration.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The secret parts of a URL. The host is not secret: people need it to see which server was not
 * reached.
 */
public final class SecretUrl {
  private static final int SHORTEST_VALUE = 4;
  private static final int SHORTEST_SEGMENT = 8;

  /** Common long path segments; redacting them would make errors unreadable. */
  private static final Set<String> WORDS =
      Set.of(
          "services",
          "service",
          "webhook",
          "webhooks",
          "alertmanager",
          "prometheus",
          "incoming",
          "messages",
          "channels",
          "notification",
          "notifications",
          "workflows",
          "triggers",
          "endpoint",
          "endpoints",
          "callback",
          "callbacks",
          "receiver",
          "receivers",
          "integration",
          "integrations",
          "chat.postmessage");

  private SecretUrl() {}

  /**
   * @param url may also be a template or not a URL: then every part that is long enough
   */
  public static List<String> parts(String url) {
    var parts = new ArrayList<String>();
    int scheme = url.indexOf("://");
    var rest = scheme < 0 ? url : url.substring(scheme + 3);
    int fragment = rest.indexOf('#');
    rest = fragment < 0 ? rest : rest.substring(0, fragment);
    int path = end(rest, '/', end(rest, '?', rest.length()));
    addUser(rest.substring(0, path), parts);
    addPath(rest.substring(path), parts);
    return parts;
  }

  private static void addUser(String authority, List<String> parts) {
    int at = authority.lastIndexOf('@');
    if (at <= 0) {
      return;
    }
    var user = authority.substring(0, at);
    parts.add(user);
    parts.add(user.substring(user.indexOf(':') + 1));
  }

  private static void addPath(String pathAndQuery, List<String> parts) {
    int query = end(pathAndQuery, '?', pathAndQuery.length());
    var path = pathAndQuery.substring(0, query);
    if (path.length() > 1) {
      parts.add(pathAndQuery);
      parts.add(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }
    for (var segment : path.split("/", -1)) {
      addSegment(segment, parts);
    }
    if (query < pathAndQuery.length()) {
      addQuery(pathAndQuery.substring(query + 1), parts);
    }
  }

  private static void addSegment(String segment, List<String> parts) {
    if (segment.length() >= SHORTEST_SEGMENT
        && !WORDS.contains(segment.toLowerCase(java.util.Locale.ROOT))) {
      parts.add(segment);
    }
  }

  private static void addQuery(String query, List<String> parts) {
    for (var parameter : query.split("[&;]", -1)) {
      int equals = parameter.indexOf('=');
      var value = parameter.substring(equals + 1);
      if (equals < 0) {
        addSegment(value, parts);
      } else if (value.length() >= SHORTEST_VALUE) {
        parts.add(value);
      }
    }
  }

  private static int end(String text, char mark, int otherwise) {
    int at = text.indexOf(mark);
    return at < 0 || at > otherwise ? otherwise : at;
  }
}
