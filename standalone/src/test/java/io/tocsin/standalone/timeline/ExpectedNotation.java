package io.tocsin.standalone.timeline;

import io.tocsin.standalone.timeline.Expected.Once;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads {@code sr 2..2.5 [A1 ~A2] reason}. Webhook, second time and reason may be left out. */
final class ExpectedNotation {
  private static final String DEFAULT_PATH = "hook";
  private static final Pattern LINE =
      Pattern.compile(
          "(?:(?<path>[a-z]+) )?(?<from>NUMBER)(?:\\.\\.(?<to>NUMBER))? \\[(?<alerts>[^]]*)] ?(?<reason>.*)"
              .replace("NUMBER", "-?\\d+(?:\\.\\d+)?"));

  private ExpectedNotation() {}

  /**
   * @throws IllegalArgumentException if it is something else
   */
  static Once parse(String line) {
    var found = LINE.matcher(line);
    if (!found.matches()) {
      throw new IllegalArgumentException("not an expected notification: " + line);
    }
    var path = found.group("path");
    return new Once(
        path == null ? DEFAULT_PATH : path,
        window(Double.parseDouble(found.group("from")), found.group("to")),
        AlertNames.sorted(found.group("alerts")),
        found.group("reason"),
        Map.of());
  }

  private static Window window(double from, String to) {
    return to == null ? Window.at(from) : Window.between(from, Double.parseDouble(to));
  }
}
