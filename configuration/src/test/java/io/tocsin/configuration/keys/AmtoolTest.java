package io.tocsin.configuration.keys;

import static io.tocsin.configuration.Reading.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks the program of Debian, 0.25, which knows fewer keys than the Alertmanager of today. */
@DisplayName("19.2, 21 amtool reads the printed configuration strictly")
@Tag("process")
class AmtoolTest {
  private static final Optional<String> AMTOOL =
      Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
          .map(folder -> Path.of(folder, "amtool"))
          .filter(Files::isExecutable)
          .map(Path::toString)
          .findFirst();

  @TempDir Path folder;

  @BeforeAll
  static void amtoolIsInstalled() {
    assumeTrue(
        AMTOOL.isPresent(), "amtool is not installed: apt-get install prometheus-alertmanager");
  }

  @Test
  void theSmallestConfiguration() throws Exception {
    check(reading("route: {receiver: r}\nreceivers: [{name: r}]\n").printed());
  }

  @Test
  void everyKindOfReceiverItKnows() throws Exception {
    check(reading(Examples.KNOWN_TO_AMTOOL).printed());
  }

  @Test
  void routesAreTheSameAfterwards() throws Exception {
    var printed = write(reading(Examples.KNOWN_TO_AMTOOL).printed());

    assertThat(amtool("config", "routes", "show", "--config.file=" + printed))
        .contains("default-route", "{severity=\"critical\"}", "receiver: everybody");
    assertThat(amtool("config", "routes", "test", "--config.file=" + printed, "severity=critical"))
        .contains("everybody");
  }

  private void check(String printed) throws Exception {
    assertThat(amtool("check-config", write(printed).toString()))
        .as("what amtool says about\n%s", printed)
        .contains("SUCCESS");
  }

  private Path write(String printed) throws IOException {
    return Files.writeString(folder.resolve("printed.yml"), printed);
  }

  /** Both what it answers and what it complains about. */
  private static String amtool(String... arguments) throws Exception {
    var command = Stream.concat(AMTOOL.stream(), Stream.of(arguments)).toList();
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("amtool ends").isTrue();
    return answer;
  }
}
