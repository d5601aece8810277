package io.tocsin.runner.runbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Definition of a runbook input.
 *
 * @param fallback default value; if absent and required, a request without the input is rejected
 * @param values the choices of an enum, otherwise empty
 * @param maxLength maximum length in characters
 */
public record InputDefinition(
    InputType type,
    boolean required,
    Optional<String> fallback,
    List<String> values,
    int maxLength) {

  public InputDefinition {
    values = List.copyOf(values);
  }

  /**
   * @throws IllegalArgumentException if the text is invalid for this input; the message says why
   */
  JsonNode read(String text) {
    if (text.length() > maxLength) {
      throw new IllegalArgumentException(
          "has " + text.length() + " characters, " + maxLength + " are allowed");
    }
    if (type == InputType.ENUM && !values.contains(text)) {
      throw new IllegalArgumentException("\"" + text + "\" is not one of " + values);
    }
    return type.read(text);
  }
}
