package io.tocsin.runner.runbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.BiConsumer;

/** Checks that every reference is a whole value and names an input of the runbook. */
final class InputReferences {
  private InputReferences() {}

  static void check(JsonNode spec, List<ValidationError> mistakes) {
    texts(
        spec.path("target"),
        "/spec/target",
        (place, text) -> reference(spec, place, text, mistakes));
    var list = spec.path("steps");
    for (int i = 0; i < list.size(); i++) {
      texts(
          list.get(i).path("with"),
          "/spec/steps/" + i + "/with",
          (place, text) -> reference(spec, place, text, mistakes));
    }
  }

  private static void reference(
      JsonNode spec, String place, String text, List<ValidationError> mistakes) {
    if (!Reference.isAttempted(text)) {
      return;
    }
    var reference = Reference.in(text);
    if (reference.isEmpty()) {
      mistakes.add(
          new ValidationError(
              place,
              "\""
                  + text
                  + "\" is not a reference; a reference must be the whole value: ${{ inputs.name }}"));
      return;
    }
    var input = reference.get().input();
    if (!spec.path("inputs").has(input)) {
      mistakes.add(new ValidationError(place, "there is no input \"" + input + "\""));
    }
  }

  private static void texts(JsonNode node, String place, BiConsumer<String, String> each) {
    if (node.isTextual()) {
      each.accept(place, node.textValue());
    }
    node.properties().forEach(field -> texts(field.getValue(), place + "/" + field.getKey(), each));
  }
}
