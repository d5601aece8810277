package io.tocsin.testkit.proxmox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The rule of the published description for one parameter. */
record ParameterRule(JsonNode rule) {
  private static final Set<String> BOOLEANS =
      Set.of("0", "1", "on", "off", "yes", "no", "true", "false");

  Optional<String> mistake(String value, ApiCall call) {
    return typeMistake(value)
        .or(() -> enumMistake(value))
        .or(() -> rangeMistake(value))
        .or(() -> lengthMistake(value))
        .or(() -> patternMistake(value))
        .or(() -> companionMistake(call));
  }

  private Optional<String> typeMistake(String value) {
    boolean right =
        switch (rule.path("type").asText()) {
          case "integer" -> value.matches("[+-]?\\d+");
          case "number" -> value.matches("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
          case "boolean" -> BOOLEANS.contains(value);
          default -> true;
        };
    return mistakeUnless(
        right, "type check ('" + rule.path("type").asText() + "') failed - got '" + value + "'");
  }

  private Optional<String> enumMistake(String value) {
    boolean right =
        !rule.has("enum")
            || StreamSupport.stream(rule.path("enum").spliterator(), false)
                .anyMatch(allowed -> allowed.asText().equals(value));
    return mistakeUnless(right, "value '" + value + "' does not have a value in the enumeration");
  }

  private Optional<String> rangeMistake(String value) {
    boolean tooSmall =
        rule.has("minimum") && Double.parseDouble(value) < rule.path("minimum").asDouble();
    boolean tooLarge =
        rule.has("maximum") && Double.parseDouble(value) > rule.path("maximum").asDouble();
    return mistakeUnless(!tooSmall && !tooLarge, "value '" + value + "' is out of its range");
  }

  private Optional<String> lengthMistake(String value) {
    boolean tooShort = value.length() < rule.path("minLength").asInt(0);
    boolean tooLong = value.length() > rule.path("maxLength").asInt(Integer.MAX_VALUE);
    return mistakeUnless(!tooShort && !tooLong, "value has " + value.length() + " characters");
  }

  private Optional<String> patternMistake(String value) {
    return mistakeUnless(
        !rule.has("pattern") || value.matches(rule.path("pattern").asText()),
        "value does not match the regex pattern");
  }

  private Optional<String> companionMistake(ApiCall call) {
    return mistakeUnless(
        !rule.has("requires") || call.get(rule.path("requires").asText()).isPresent(),
        "missing property - '" + rule.path("requires").asText() + "' is required by this");
  }

  private static Optional<String> mistakeUnless(boolean right, String mistake) {
    return right ? Optional.empty() : Optional.of(mistake);
  }
}
