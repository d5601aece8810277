package io.tocsin.configuration.yaml;

import java.util.Optional;
import java.util.Set;

/** The tags that change nothing, because every scalar stays text; no other is allowed. */
final class PlainTags {
  private static final Set<String> TAGS =
      Set.of(
          "!",
          tag("str"),
          tag("int"),
          tag("float"),
          tag("bool"),
          tag("null"),
          tag("map"),
          tag("seq"));

  private PlainTags() {}

  static void require(Optional<String> tag, Place place) {
    if (tag.isPresent() && !TAGS.contains(tag.get())) {
      throw new YamlMistake(place, "tag " + tag.get() + " is not allowed");
    }
  }

  private static String tag(String type) {
    return "tag:yaml.org,2002:" + type;
  }
}
