package io.tocsin.runner.runbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** Validated, typed values of a runbook's inputs. */
public record InputValues(Map<String, JsonNode> values) {
  public InputValues {
    values = Map.copyOf(values);
  }

  /**
   * @throws InvalidRunbookException if an input is missing, unknown or of the wrong type
   */
  static InputValues of(Map<String, InputDefinition> definitions, Map<String, String> given)
      throws InvalidRunbookException {
    var mistakes = new ArrayList<ValidationError>();
    given.keySet().stream()
        .filter(name -> !definitions.containsKey(name))
        .sorted()
        .forEach(
            name ->
                mistakes.add(
                    new ValidationError(
                        "/inputs/" + name,
                        "the runbook has no input \""
                            + name
                            + "\"; it has "
                            + names(definitions))));
    var values = new TreeMap<String, JsonNode>();
    definitions.forEach((name, input) -> read(name, input, given, values, mistakes));
    if (!mistakes.isEmpty()) {
      throw new InvalidRunbookException("the inputs are invalid", mistakes);
    }
    return new InputValues(values);
  }

  private static void read(
      String name,
      InputDefinition input,
      Map<String, String> given,
      Map<String, JsonNode> values,
      ArrayList<ValidationError> mistakes) {
    var text = given.containsKey(name) ? given.get(name) : input.fallback().orElse(null);
    if (text == null) {
      if (input.required()) {
        mistakes.add(new ValidationError("/inputs/" + name, "is required and was not given"));
      }
      return;
    }
    try {
      values.put(name, input.read(text));
    } catch (IllegalArgumentException e) {
      mistakes.add(
          new ValidationError(
              "/inputs/" + name, "is not a " + input.type().word() + ": " + e.getMessage()));
    }
  }

  private static String names(Map<String, InputDefinition> definitions) {
    return String.join(", ", new java.util.TreeSet<>(definitions.keySet()));
  }

  JsonNode fill(JsonNode node) {
    if (!node.isTextual()) {
      return node;
    }
    return Reference.in(node.textValue())
        .map(reference -> values.getOrDefault(reference.input(), NullNode.getInstance()))
        .orElse(node);
  }

  String fillText(String text) {
    return Reference.in(text)
        .map(reference -> values.getOrDefault(reference.input(), NullNode.getInstance()).asText())
        .orElse(text);
  }
}
