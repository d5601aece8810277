package io.tocsin.testkit.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.testkit.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Arguments of a call, whether they came as JSON, as a form, or in the query. */
record SlackArguments(Map<String, JsonNode> values) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static SlackArguments of(Request request) {
    var values = new LinkedHashMap<String, JsonNode>();
    request.call().query().forEach((name, all) -> values.put(name, textNode(all.getFirst())));
    if (request.contentType().equals("application/json")) {
      request.json().properties().forEach(field -> values.put(field.getKey(), field.getValue()));
    } else {
      request.form().forEach((name, all) -> values.put(name, textNode(all.getFirst())));
    }
    return new SlackArguments(values);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(JsonNode::asText);
  }

  /** A form carries structure as JSON text. */
  Optional<JsonNode> json(String name) {
    return Optional.ofNullable(values.get(name))
        .map(value -> value.isTextual() ? parse(name, value.asText()) : value);
  }

  private static JsonNode parse(String name, String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new SlackRefusal("invalid_" + name);
    }
  }

  private static JsonNode textNode(String value) {
    return com.fasterxml.jackson.databind.node.TextNode.valueOf(value);
  }
}
