package io.tocsin.standalone.specification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ArchitecturePageTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern TYPE = Pattern.compile("\\b(?:[A-Z][a-z0-9]+){2,}\\b");

  /** Names that look like types of ours and are not. */
  private static final List<String> OTHERS = List.of("BordersTest", "PagerDuty");

  @Test
  void everyTypeOnThePageExistsAndIsNamedInItsModulesReadme() throws IOException {
    var modules = new SourceTree(ROOT).modulesByType();
    var page = Files.readString(ROOT.resolve("docs/architecture.md"));
    var types =
        TYPE.matcher(page).results().map(it -> it.group()).distinct().toList().stream()
            .filter(type -> !OTHERS.contains(type))
            .toList();

    assertThat(types)
        .hasSizeGreaterThan(15)
        .allSatisfy(type -> assertIsFound(type, modules.get(type)));
  }

  private static void assertIsFound(String type, Iterable<String> modules) throws IOException {
    assertThat(modules).as(type + " is a type of the main code").isNotNull();
    var readmes = new StringBuilder();
    for (var module : modules) {
      readmes.append(Files.readString(ROOT.resolve(module).resolve("README.md")));
    }
    assertThat(readmes.toString())
        .as(type + " in the README of its module")
        .containsPattern("\\b" + type + "\\b");
  }
}
