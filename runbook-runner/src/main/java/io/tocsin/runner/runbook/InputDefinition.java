package io.tocsin.runner.runbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What a runbook asks for before it starts.
 *
 * @param fallback used when nothing is given; absent and required means the request is refused
 * @param values the choices of an enum, otherwise empty
 * @param maxLength longest text accepted, in characters
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
   * @throws IllegalArgumentException if the text cannot be this input; the message says why
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
