package io.tocsin.standalone.specification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code ./tocsin check} stays short: what starts a broker, a database or a service is tagged. */
class LanesTest {
  private static final Pattern STARTS_A_PROCESS =
      Pattern.compile(
          "\\bnew Embedded(?:Kafka|Postgres)\\w*\\(|@QuarkusTest\\s|\\bTestKafka\\.|\\bnew Amtool\\(");

  private static final Pattern TAGGED =
      Pattern.compile("@Tag\\(\"process\"\\)\\s+(?:@\\S+\\s+)*(?:public )?(?:final )?class ");

  @Test
  void testsThatStartAProcessAreTagged() throws IOException {
    assertThat(unitTests()).hasSizeGreaterThan(250).filteredOn(LanesTest::isInWrongLane).isEmpty();
  }

  private static List<Path> unitTests() throws IOException {
    try (var files = Files.walk(Path.of(".."))) {
      return files
          .filter(file -> file.toString().contains("/src/test/java/"))
          .filter(file -> file.toString().endsWith("Test.java"))
          .toList();
    }
  }

  private static boolean isInWrongLane(Path test) {
    try {
      var code = Files.readString(test);
      return STARTS_A_PROCESS.matcher(code).find() && !TAGGED.matcher(code).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
