package io.tocsin.configuration.route;

import io.tocsin.configuration.yaml.Section;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the {@code labels} of a route, added to those of its parent. */
final class RouteLabelsReader {
  private RouteLabelsReader() {}

  static Map<String, String> read(Section section, Map<String, String> parent) {
    var labels = new LinkedHashMap<>(parent);
    section
        .texts("labels")
        .forEach(
            (name, value) -> {
              if (!section.file().syntax().isLabelName(name)) {
                section.mistake("labels", "invalid label name \"" + name + "\" in route labels");
              }
              labels.put(name, value);
            });
    section.section("labels").ifPresent(RouteLabelsReader::checkTemplates);
    return labels;
  }

  /** The router omits a label that is a template. */
  private static void checkTemplates(Section labels) {
    for (var label : labels.values().values()) {
      if (label.text().orElse("").contains("{{")) {
        label.checkTemplate();
        label.hasNoEffectYet();
      }
    }
  }
}
