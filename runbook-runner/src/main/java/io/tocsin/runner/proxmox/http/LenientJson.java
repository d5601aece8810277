package io.tocsin.runner.proxmox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads Proxmox's JSON, where numbers may be strings, booleans 0, 1, "1" or "", and absent values
 * null.
 */
record LenientJson(JsonNode node) {

  String text(String field) {
    var value = node.path(field);
    return value.isValueNode() && !value.isNull() ? value.asText() : "";
  }

  Optional<String> optional(String field) {
    var text = text(field);
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  boolean flag(String field) {
    return switch (text(field)) {
      case "1", "true", "yes", "on" -> true;
      default -> false;
    };
  }

  long number(String field) {
    return optionalNumber(field).orElse(0L);
  }

  Optional<Long> optionalNumber(String field) {
    var value = node.path(field);
    if (value.isNumber()) {
      return Optional.of(value.asLong());
    }
    try {
      return value.isTextual()
          ? Optional.of((long) Double.parseDouble(value.asText()))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Tags are separated by semicolons; in older versions by commas or spaces. */
  Set<String> tags(String field) {
    return Arrays.stream(text(field).split("[;,\\s]+"))
        .filter(tag -> !tag.isEmpty())
        .collect(Collectors.toSet());
  }

  LenientJson child(String field) {
    return new LenientJson(node.path(field));
  }
}
