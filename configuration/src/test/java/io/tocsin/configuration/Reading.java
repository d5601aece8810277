package io.tocsin.configuration;

import io.tocsin.configuration.receiver.Integration;
import java.nio.file.Path;
import java.util.List;

/** What the tests say to the reader. */
public final class Reading {
  private static final Path FOLDER = Path.of("/etc/tocsin");

  private Reading() {}

  public static Configuration reading(String yaml) {
    try {
      return ConfigurationReader.read(yaml, FOLDER);
    } catch (InvalidConfigurationException e) {
      throw new AssertionError("refused:\n" + e.getMessage(), e);
    }
  }

  /** The mistakes found, which must be some; each with its line, and without its column. */
  public static List<String> mistakesIn(String yaml) {
    return placedMistakesIn(yaml).stream()
        .map(mistake -> mistake.replaceFirst("^(line \\d+), column \\d+", "$1"))
        .toList();
  }

  /** As they are told. */
  public static List<String> placedMistakesIn(String yaml) {
    try {
      ConfigurationReader.read(yaml, FOLDER);
    } catch (InvalidConfigurationException e) {
      return e.mistakes();
    }
    throw new AssertionError("accepted:\n" + yaml);
  }

  /** A file whose one receiver has these lines, from the fifth line on. */
  public static String withReceiver(String lines) {
    return """
    route:
      receiver: r
    receivers:
      - name: r
    """
        + lines.indent(4);
  }

  /** The first integration of a receiver that is written so. */
  public static <T extends Integration> T integration(Class<T> type, String lines) {
    return type.cast(reading(withReceiver(lines)).receiver("r").integrations().getFirst());
  }
}
