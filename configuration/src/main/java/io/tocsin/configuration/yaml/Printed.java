package io.tocsin.configuration.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a document that is to be written, not read. Go's YAML 1.1 reads what we write. */
public sealed interface Printed {
  Printed SECRET = new Scalar("<secret>");

  /** One line, or less than one: it goes behind its key. */
  record Scalar(String yaml) implements Printed {}

  record Items(List<Printed> items) implements Printed {
    public Items {
      items = List.copyOf(items);
    }
  }

  /**
   * @param entries in the order of writing
   */
  record Keys(Map<String, Printed> entries) implements Printed {
    public Keys {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  /** A text that its reader takes for a text, and for the same one. */
  static Printed text(String text) {
    return new Scalar(Quoting.quoted(text));
  }

  /** The whole document, with a line break at its end. */
  default String document() {
    var text = new StringBuilder();
    write(this, "", text);
    return text.toString().stripLeading();
  }

  /** Behind a key or a dash, whose line is still open; ends its last line. */
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
      // The first key of an item stands behind its dash.
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
