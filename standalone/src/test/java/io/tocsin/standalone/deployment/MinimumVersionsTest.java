package io.tocsin.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What ships, by the software bill of materials, against the list of what may not be older. */
class MinimumVersionsTest {
  private final JsonNode list;
  private final List<JsonNode> shipped;

  MinimumVersionsTest() throws IOException {
    list = Tree.documents(Tree.text("docs/spec/minimum-versions.yaml")).getFirst();
    shipped =
        elements(
            new ObjectMapper()
                .readTree(Path.of(System.getProperty("tocsin.sbom")).toFile())
                .get("components"));
  }

  @Test
  @Tag("S-BLD-03")
  @DisplayName("nothing ships that is older than it may be, and nothing is listed in vain")
  void nothingIsTooOld() {
    for (var minimum : elements(list.get("minimum"))) {
      var name = minimum.get("component").asText();
      var found = shipped.stream().filter(component -> isCalled(component, name)).toList();

      assertThat(found).as("%s is in the bill of materials", name).isNotEmpty();
      assertThat(found)
          .as("%s: %s", name, minimum.get("reason").asText())
          .allSatisfy(
              component ->
                  assertThat(Version.parse(component.get("version").asText()))
                      .as(component.get("name").asText())
                      .isGreaterThanOrEqualTo(Version.parse(minimum.get("version").asText())));
    }
  }

  @Test
  @DisplayName("an exception is looked at again in time, and goes when the mended release is there")
  void exceptionsAreLookedAtAgain() {
    for (var exception : elements(list.get("exceptions"))) {
      var name = exception.get("component").asText();

      assertThat(LocalDate.parse(exception.get("until").asText()))
          .as("%s of %s is to be looked at again", exception.get("advisory").asText(), name)
          .isAfter(LocalDate.now());
      assertThat(shipped.stream().filter(component -> isCalled(component, name)))
          .as("%s is mended, take its exception out", exception.get("advisory").asText())
          .allSatisfy(
              component ->
                  assertThat(Version.parse(component.get("version").asText()))
                      .isLessThan(Version.parse(exception.get("mended").asText())));
    }
  }

  private static boolean isCalled(JsonNode component, String name) {
    var pair = name.split(":", 2);
    return component.path("group").asText().equals(pair[0])
        && (pair[1].equals("*") || component.get("name").asText().equals(pair[1]));
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
