package io.tocsin.configuration.yaml;

import java.util.List;
import java.util.Map;

/** A piece of a YAML document and the line it starts at, counted from 1. */
sealed interface YamlNode {
  int line();

  /** Its nodes, itself included; aliases count as often as they are used. */
  int size();

  /**
   * Text as it was written: {@code 017} stays {@code 017}, whatever YAML 1.1 takes it for.
   *
   * @param plain without quotes, so that {@code ~} may mean nothing and {@code yes} true
   */
  record Scalar(int line, String text, boolean plain) implements YamlNode {

    @Override
    public int size() {
      return 1;
    }

    boolean isNull() {
      return plain && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
    }
  }

  record Sequence(int line, List<YamlNode> items, int size) implements YamlNode {}

  /**
   * @param entries in the order of the text
   */
  record Mapping(int line, Map<String, Entry> entries, int size) implements YamlNode {}

  /**
   * @param line of the key, which is where people look
   */
  record Entry(int line, YamlNode value) {}
}
