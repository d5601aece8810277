package io.tocsin.testkit.proxmox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The API's published description, if available: the calls and their parameters. We may not ship
 * it, so a system property names the file.
 */
final class ApiSchema {
  private static final String PROPERTY = "tocsin.proxmox.schema";
  private static final String SWALLOWS_THE_REST = "{volume}";

  private final JsonNode endpoints;

  private ApiSchema(JsonNode endpoints) {
    this.endpoints = endpoints;
  }

  /** Empty when the property is not set. */
  static Optional<ApiSchema> named() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .filter(p -> !p.isBlank())
        .map(ApiSchema::read);
  }

  /** Mistakes by parameter; empty if the request conforms. */
  Map<String, String> mistakesOf(ApiCall call) {
    var endpoint = find(call);
    if (endpoint.isEmpty()) {
      throw new ApiError(
          501, "Method '%s %s' not implemented".formatted(call.method(), call.path()));
    }
    var complete = call.with(variables(endpoint.get().path("path").asText(), call.path()));
    return mistakes(endpoint.get().path("parameters"), complete);
  }

  private static ApiSchema read(String file) {
    try {
      return new ApiSchema(new ObjectMapper().readTree(Path.of(file).toFile()).path("endpoints"));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read the API description " + file + " named by -D" + PROPERTY, e);
    }
  }

  /** Of several templates that fit, the one with the most literal words. */
  private Optional<JsonNode> find(ApiCall call) {
    return StreamSupport.stream(endpoints.spliterator(), false)
        .filter(endpoint -> endpoint.path("method").asText().equals(call.method()))
        .filter(endpoint -> fits(endpoint.path("path").asText(), call.path()))
        .min(Comparator.comparingLong(endpoint -> variableCount(endpoint.path("path").asText())));
  }

  private static boolean fits(String template, String path) {
    var words = template.split("/");
    var segments = path.split("/", template.endsWith(SWALLOWS_THE_REST) ? words.length : -1);
    if (words.length != segments.length) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      if (!words[i].startsWith("{") && !words[i].equals(segments[i])) {
        return false;
      }
    }
    return true;
  }

  private static long variableCount(String template) {
    return template.chars().filter(c -> c == '{').count();
  }

  private static Map<String, String> variables(String template, String path) {
    var words = template.split("/");
    var segments = path.split("/", words.length);
    var variables = new LinkedHashMap<String, String>();
    for (int i = 0; i < words.length; i++) {
      if (words[i].startsWith("{")) {
        variables.put(words[i].substring(1, words[i].length() - 1), segments[i]);
      }
    }
    return variables;
  }

  private static Map<String, String> mistakes(JsonNode parameters, ApiCall call) {
    var mistakes = new LinkedHashMap<String, String>();
    var known = parameters.path("properties");
    known
        .properties()
        .forEach(
            property -> {
              boolean required = property.getValue().path("optional").asInt() == 0;
              if (required && call.get(property.getKey()).isEmpty()) {
                mistakes.put(property.getKey(), "property is missing and it is not optional");
              }
            });
    call.parameters()
        .forEach(
            (name, values) -> {
              var rule = rule(known, name);
              if (rule.isEmpty()) {
                mistakes.put(
                    name,
                    "property is not defined in schema and the schema does not allow additional"
                        + " properties");
              } else {
                values.stream()
                    .flatMap(value -> new ParameterRule(rule.get()).mistake(value, call).stream())
                    .forEach(mistake -> mistakes.put(name, mistake));
              }
            });
    return mistakes;
  }

  /** {@code net0} is described as {@code net[n]}. */
  private static Optional<JsonNode> rule(JsonNode known, String name) {
    return Optional.ofNullable(known.get(name))
        .or(() -> Optional.ofNullable(known.get(name.replaceFirst("\\d+$", "[n]"))));
  }
}
