package io.tocsin.configuration.schema;

import io.tocsin.configuration.yaml.Section;
import java.util.stream.Stream;

/** Something that has to hold between the keys of a section. Notes a mistake where it does not. */
@FunctionalInterface
public interface Rule {
  void check(Section section, Section global);

  /** The key may not be missing or empty. */
  static Rule needs(String key, String message) {
    return needsOne(message, key);
  }

  /** One of the keys at least. */
  static Rule needsOne(String message, String... keys) {
    return (section, global) -> {
      if (count(section, keys) == 0) {
        section.mistake(keys[0], message);
      }
    };
  }

  /** The secret, or its file, here or in {@code global}. */
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

  /** The pair of a value and a file that holds it. */
  static Rule notBoth(String key) {
    var file = key + "_file";
    return notBoth(key, file, "at most one of %s & %s must be configured".formatted(key, file));
  }

  /** How many of the keys are there with something in them. */
  public static long count(Section section, String... keys) {
    return Stream.of(keys).filter(key -> section.filled(key).isPresent()).count();
  }
}
