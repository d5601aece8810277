package io.tocsin.configuration.schema;

import io.tocsin.configuration.yaml.Section;
import java.util.stream.Stream;

/** A constraint on the keys of a section. Records a mistake if it is violated. */
@FunctionalInterface
public interface Rule {
  void check(Section section, Section global);

  /** The key must be present and not empty. */
  static Rule needs(String key, String message) {
    return needsOne(message, key);
  }

  /** At least one of the keys must be present. */
  static Rule needsOne(String message, String... keys) {
    return (section, global) -> {
      if (count(section, keys) == 0) {
        section.mistake(keys[0], message);
      }
    };
  }

  /** The secret or its file must be present, here or in {@code global}. */
  static Rule needsHereOrGlobally(String key, String globalKey, String message) {
    return (section, global) -> {
      if (count(section, key, key + "_file") == 0
          && count(global, globalKey, globalKey + "_file") == 0) {
        section.mistake(key, message);
      }
    };
  }

  /** The message names both keys already. */
  static Rule notBoth(String key, String other, String message) {
    return (section, global) -> {
      if (count(section, key) + count(section, other) > 1) {
        section.mistake(key, message);
      }
    };
  }

  /** A value and its file exclude each other. */
  static Rule notBoth(String key) {
    var file = key + "_file";
    return notBoth(key, file, "at most one of %s & %s must be configured".formatted(key, file));
  }

  /** How many of the keys are present and not empty. */
  public static long count(Section section, String... keys) {
    return Stream.of(keys).filter(key -> section.filled(key).isPresent()).count();
  }
}
