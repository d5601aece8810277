package io.tocsin.testkit.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The {@code name=value&name=value} of queries and form bodies. */
public final class FormText {
  private FormText() {}

  /**
   * @param separators a regular expression; some servers split at more than the ampersand
   */
  public static Map<String, List<String>> parse(String text, String separators) {
    var fields = new LinkedHashMap<String, List<String>>();
    for (var pair : text.split(separators, -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        var name = equals < 0 ? pair : pair.substring(0, equals);
        var value = equals < 0 ? "" : pair.substring(equals + 1);
        fields.computeIfAbsent(decode(name), n -> new ArrayList<>()).add(decode(value));
      }
    }
    return fields;
  }

  static String decodePath(String path) {
    return decode(path.replace("+", "%2B"));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
