package io.tocsin.standalone.specification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Numbers of cases: the rows of {@code docs/spec}, and the tags of the tests.
 *
 * @param root of the source tree
 */
record Catalogue(Path root) {
  /** A table's row begins with its number. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ?([A-Z][\\w.-]*(?:\\d|acc-)[\\w.-]*) ?\\|");

  /** A tag in lower case chooses a lane. */
  private static final Pattern TAG = Pattern.compile("@Tag\\(\"([A-Z][^\"]*)\"\\)");

  /** With those that stand there twice. */
  List<String> rows() throws IOException {
    return found(root.resolve("docs/spec"), ".md", ROW);
  }

  List<String> tags() throws IOException {
    try (var modules = Files.list(root)) {
      var tests =
          modules.map(it -> it.resolve("src/test/java")).filter(Files::isDirectory).toList();
      var tags = Stream.<String>builder();
      for (var folder : tests) {
        found(folder, ".java", TAG).forEach(tags);
      }
      return tags.build().distinct().sorted().toList();
    }
  }

  private static List<String> found(Path folder, String ending, Pattern what) throws IOException {
    try (var files = Files.walk(folder)) {
      var found = Stream.<String>builder();
      for (var file : files.filter(it -> it.toString().endsWith(ending)).toList()) {
        matches(what, Files.readString(file)).forEach(found);
      }
      return found.build().toList();
    }
  }

  private static Stream<String> matches(Pattern what, String text) {
    return what.matcher(text).results().map((MatchResult it) -> it.group(1));
  }
}
