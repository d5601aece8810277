package io.tocsin.configuration.yaml;

import java.util.List;
import java.util.Map;

/** A piece of a YAML document and the place it starts at. */
sealed interface YamlNode {
  Place place();

  /** Its nodes, itself included; aliases count as often as they are used. */
  int size();

  /**
   * Text as it was written: {@code 017} stays {@code 017}, whatever YAML 1.1 takes it for.
   *
   * @param plain without quotes, so that {@code ~} may mean nothing and {@code yes} true
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
   * @param entries in the order of the text
   */
  record Mapping(Place place, Map<String, Entry> entries, int size) implements YamlNode {}

  /**
   * @param place of the key, which is where people look
   */
  record Entry(Place place, YamlNode value) {}
}
