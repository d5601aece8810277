package io.tocsin.configuration.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A node of a document to print. The output is valid for Go's YAML 1.1. */
public sealed interface Printed {
  Printed SECRET = new Scalar("<secret>");

  /** A scalar, printed on the line of its key. */
  record Scalar(String yaml) implements Printed {}

  record Items(List<Printed> items) implements Printed {
    public Items {
      items = List.copyOf(items);
    }
  }

  /**
   * @param entries in print order
   */
  record Keys(Map<String, Printed> entries) implements Printed {
    public Keys {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  /** A text, quoted if needed, so that it is read back as the same text. */
  static Printed text(String text) {
    return new Scalar(Quoting.quoted(text));
  }

  /** As written, without comments and with aliases expanded. */
  static Printed of(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar(scalar);
      case YamlNode.Sequence sequence ->
          new Items(sequence.items().stream().map(Printed::of).toList());
      case YamlNode.Mapping mapping -> {
        var entries = new LinkedHashMap<String, Printed>();
        mapping.entries().forEach((key, entry) -> entries.put(key, of(entry.value())));
        yield new Keys(entries);
      }
    };
  }

  private static Printed scalar(YamlNode.Scalar scalar) {
    // A plain scalar may be a number or a flag, which quotes would turn into text.
    return scalar.plain() && !scalar.text().isEmpty() && scalar.text().indexOf('\n') < 0
        ? new Scalar(scalar.text())
        : scalar.isNull() ? new Scalar("null") : text(scalar.text());
  }

  /** The whole document, with a trailing line break. */
  default String document() {
    var text = new StringBuilder();
    write(this, "", text);
    return text.toString().stripLeading();
  }

  /** Writes after a key or a dash, whose line is still open; ends the last line. */
  private static void write(Printed printed, String indent, StringBuilder text) {
    switch (printed) {
      case Scalar(var yaml) -> text.append(' ').append(yaml).append('\n');
      case Items(var items) when items.isEmpty() -> text.append(" []\n");
      case Keys(var entries) when entries.isEmpty() -> text.append(" {}\n");
      case Items(var items) -> writeItems(items, indent, text.append('\n'));
      case Keys(var entries) -> writeKeys(entries, indent, text.append('\n'));
    }
  }

  private static void writeItems(List<Printed> items, String indent, StringBuilder text) {
    for (var item : items) {
      int start = text.length();
      write(item, indent + "  ", text.append(indent).append('-'));
      // The first key of an item is on the line of its dash.
      int lineBreak = start + indent.length() + 1;
      if (item instanceof Keys(var entries) && !entries.isEmpty()) {
        text.delete(lineBreak, lineBreak + indent.length() + 2);
      }
    }
  }

  private static void writeKeys(Map<String, Printed> entries, String indent, StringBuilder text) {
    entries.forEach(
        (key, value) -> {
          text.append(indent).append(Quoting.quoted(key)).append(':');
          write(value, value instanceof Items ? indent : indent + "  ", text);
        });
  }
}
