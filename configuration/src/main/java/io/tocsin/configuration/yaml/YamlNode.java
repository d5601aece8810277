package io.tocsin.configuration.yaml;

import java.util.List;
import java.util.Map;

/** A node of a YAML document and its position. */
sealed interface YamlNode {
  Place place();

  /** Number of nodes, itself included; aliases count each time they are used. */
  int size();

  /** Whether it is an empty text, list or section. */
  default boolean isEmpty() {
    return switch (this) {
      case Scalar scalar -> scalar.text().isEmpty();
      case Sequence sequence -> sequence.items().isEmpty();
      case Mapping mapping -> mapping.entries().isEmpty();
    };
  }

  /** What it is, for messages. */
  default String kind() {
    return switch (this) {
      case Scalar scalar -> scalar.isNull() ? "nothing" : "text";
      case Sequence _ -> "a list";
      case Mapping _ -> "keys with values";
    };
  }

  /**
   * Text as written: {@code 017} stays {@code 017}, although it is a number in YAML 1.1.
   *
   * @param plain without quotes, so that {@code ~} may mean null and {@code yes} true
   */
  record Scalar(Place place, String text, boolean plain) implements YamlNode {

    @Override
    public int size() {
      return 1;
    }

    boolean isNull() {
      return plain && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
    }
  }

  record Sequence(Place place, List<YamlNode> items, int size) implements YamlNode {}

  /**
   * @param entries in the order of the file
   */
  record Mapping(Place place, Map<String, Entry> entries, int size) implements YamlNode {}

  /**
   * @param place of the key, where people look first
   */
  record Entry(Place place, YamlNode value) {}
}
