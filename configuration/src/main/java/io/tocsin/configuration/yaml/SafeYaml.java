package io.tocsin.configuration.yaml;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads any text as YAML: whatever is wrong with it, the result is a mistake with a position. */
final class SafeYaml {
  private static final int MAX_CHARACTERS = 1 << 20;

  private SafeYaml() {}

  /**
   * @return empty if the text has no document
   * @throws YamlMistake if it is not YAML, or too much of it
   */
  static Optional<YamlNode> load(String text) {
    if (text.length() > MAX_CHARACTERS) {
      throw new YamlMistake(Place.START, "the file is larger than 1 MiB");
    }
    // The library fails on half of a surrogate pair.
    if (!isUnicode(text)) {
      throw new YamlMistake(Place.START, "the text is not valid UTF-8");
    }
    var settings = LoadSettings.builder().setCodePointLimit(MAX_CHARACTERS).build();
    var tree = new YamlTree(new Parse(settings).parseString(text).iterator());
    try {
      return tree.document();
    } catch (MarkedYamlEngineException e) {
      throw new YamlMistake(
          e.getProblemMark().map(SafeYaml::place).orElse(Place.START), e.getProblem());
    } catch (YamlEngineException e) {
      throw new YamlMistake(Place.START, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // Thrown by the library if the text ends in the middle of an escape.
      throw new YamlMistake(
          tree.reached(),
          "invalid YAML after this position; look for an incomplete escape such as \\u");
    }
  }

  /** Whether it can be encoded, as half of a surrogate pair cannot. */
  static boolean isUnicode(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
