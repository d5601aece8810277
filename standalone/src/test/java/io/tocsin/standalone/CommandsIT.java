package io.tocsin.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the built program that start nothing. */
@Timeout(60)
class CommandsIT {
  @TempDir Path folder;

  @Test
  void versionIsPrintedAndNothingElse() throws Exception {
    for (var command : List.of("version", "up --version", "--version")) {
      assertThat(run(command.split(" "))).isZero();
      assertThat(out()).startsWith("tocsin, version 0.");
      assertThat(err()).isEmpty();
    }
  }

  @Test
  void configurationIsCheckedWithoutAFolderOrAPort() throws Exception {
    var valid = write("valid.yml", "route: {receiver: team}\nreceivers: [{name: team}]\n");
    var broken = write("broken.yml", "route: {receiver: ghost}\nrutes: 1\n");

    assertThat(run("check-config", valid)).isZero();
    assertThat(out()).contains("SUCCESS", " - 1 receivers", " - 1 routes");
    assertThat(err()).isEmpty();

    assertThat(run("check-config", broken, valid)).isEqualTo(1);
    assertThat(out()).contains("FAILED", "ghost", "rutes", "SUCCESS");
    assertThat(err()).isEqualTo("tocsin: error: failed to validate 1 file(s)\n");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  /** Without the launcher, which would build first where the build is this one. */
  private int run(String... arguments) throws IOException, InterruptedException {
    var home = Path.of(System.getProperty("tocsin.standalone.home")).toAbsolutePath();
    var command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "@" + home.resolve("jvm.options"),
                "-jar",
                home.resolve("target/quarkus-app/quarkus-run.jar").toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start()
        .waitFor();
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String out() throws IOException {
    return Files.readString(folder.resolve("out"), UTF_8);
  }

  private String err() throws IOException {
    return Files.readString(folder.resolve("err"), UTF_8);
  }
}
