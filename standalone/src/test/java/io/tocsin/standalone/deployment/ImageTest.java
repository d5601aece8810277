package io.tocsin.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTest {
  private final String dockerfile = Tree.text("docker/Dockerfile");

  ImageTest() throws IOException {}

  @Test
  void imagesAreBuiltFromSourcesAlone() throws IOException {
    assertThat(Tree.text(".dockerignore").lines())
        .contains("*", "!*/src/main", "!*/pom.xml")
        .noneMatch(line -> line.contains("target"));
    assertThat(dockerfile).contains("./mvnw", "COPY --chmod=755 docker/healthy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"standalone", "service"})
  void ownCodeIsTheLastLayer(String target) {
    var copies =
        target(target).lines().filter(line -> line.startsWith("COPY --from=build")).toList();

    assertThat(copies).hasSize(2);
    assertThat(copies.getFirst()).contains("/libraries/");
    assertThat(copies.getLast()).contains("/own/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"standalone", "service"})
  void imageSaysWhatItIs(String target) {
    assertThat(List.of("title", "description", "licenses", "version", "revision"))
        .allMatch(name -> target(target).contains("org.opencontainers.image." + name));
  }

  /**
   * All state is in memory. The library for states on the disk is larger than all others together.
   */
  @Test
  void libraryForStatesOnTheDiskIsLeftOut() {
    assertThat(getClass().getClassLoader().getResource("org/rocksdb/RocksDB.class")).isNull();
  }

  private String target(String name) {
    var begin = dockerfile.indexOf("FROM base AS " + name);
    var end = dockerfile.indexOf("\nFROM ", begin + 1);
    return dockerfile.substring(begin, end < 0 ? dockerfile.length() : end);
  }
}
