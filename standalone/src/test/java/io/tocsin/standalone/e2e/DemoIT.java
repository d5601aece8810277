package io.tocsin.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo tells its story to the end. */
class DemoIT {

  @TempDir Path folder;

  @Test
  void tellsItsStory() throws Exception {
    var standalone = Path.of(System.getProperty("tocsin.standalone.home", "")).toAbsolutePath();
    var testkit = standalone.resolveSibling("testkit/target");
    var log = folder.resolve("demo.txt");
    var demo =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-cp",
                    testkit.resolve("classes") + ":" + testkit.resolve("lib") + "/*",
                    "io.tocsin.testkit.demo.Demo",
                    "--standalone=" + standalone.resolve("target/quarkus-app/quarkus-run.jar"),
                    "--once"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(demo.waitFor(4, TimeUnit.MINUTES)).as("the demo ends").isTrue();
      assertThat(demo.exitValue()).as(Files.readString(log)).isZero();
    } finally {
      demo.destroy();
    }
  }
}
