package io.tocsin.runner.runbook;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tocsin.runner.proxmox.GuestReference;
import io.tocsin.runner.step.DurationText;
import java.util.Arrays;

/** Type of an input. Values arrive as text, because alerts contain only text. */
public enum InputType {
  STRING("string") {
    @Override
    JsonNode read(String text) {
      return TextNode.valueOf(text);
    }
  },
  INTEGER("integer") {
    @Override
    JsonNode read(String text) {
      return LongNode.valueOf(Long.parseLong(text.strip()));
    }
  },
  NUMBER("number") {
    @Override
    JsonNode read(String text) {
      double number = Double.parseDouble(text.strip());
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("not a finite number");
      }
      return DoubleNode.valueOf(number);
    }
  },
  BOOLEAN("boolean") {
    @Override
    JsonNode read(String text) {
      return switch (text.strip()) {
        case "true" -> BooleanNode.TRUE;
        case "false" -> BooleanNode.FALSE;
        default -> throw new IllegalArgumentException("neither true nor false");
      };
    }
  },
  DURATION("duration") {
    @Override
    JsonNode read(String text) {
      DurationText.parse(text.strip());
      return TextNode.valueOf(text.strip());
    }
  },
  ENUM("enum") {
    @Override
    JsonNode read(String text) {
      return TextNode.valueOf(text);
    }
  },
  GUEST_REF("guestRef") {
    @Override
    JsonNode read(String text) {
      return TextNode.valueOf(GuestReference.parse(text.strip()).toString());
    }
  };

  private final String word;

  InputType(String word) {
    this.word = word;
  }

  /**
   * @throws IllegalArgumentException if the text is not a value of this type
   */
  abstract JsonNode read(String text);

  @JsonValue
  String word() {
    return word;
  }

  static InputType named(String word) {
    return Arrays.stream(values())
        .filter(type -> type.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no input type " + word));
  }
}
