package io.tocsin.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tocsin.testkit.wait.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine that is too small for it. Root is bound by no limit of threads, so another user is. */
class LimitsIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String USER = "54321";

  @TempDir Path folder;

  @Test
  @Tag("F29")
  @DisplayName("too few threads are refused with the number to set, before anything is written")
  void tooFewThreadsAreRefused() throws Exception {
    assumeThat(canStartAs(USER)).isTrue();

    try (var tocsin = start("--nproc=100")) {
      assertThat(tocsin.exitCode()).isOne();

      assertThat(tocsin.stderr())
          .anyMatch(
              line ->
                  line.matches(
                      ".*needs 200 threads, but .*ulimit -u.* allows 100 and.*raise it to at least .*"));
      assertThat(folder.resolve("data")).doesNotExist();
    }
  }

  @Test
  @Tag("F29")
  @DisplayName("threads that run out during the start end the process, with a message")
  void threadsThatRunOutEndTheProcess() throws Exception {
    assumeThat(canStartAs(USER)).isTrue();

    try (var tocsin = start("--nproc=2000")) {
      Await.until(
          LIMIT,
          "the limits are looked at",
          () -> Files.exists(folder.resolve("data/tocsin.lock")));
      limitThreads(tocsin.pid(), 10);

      assertThat(tocsin.exitCode()).isNotZero();
      assertThat(tocsin.stderr()).anyMatch(line -> line.matches(".*level=(error|fatal).*"));
    }
  }

  private StandaloneProcess start(String limit) throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    return StandaloneProcess.startBy(
        List.of("setpriv", "--reuid=" + USER, "--clear-groups", "prlimit", limit),
        folder.resolve("data"),
        Map.of());
  }

  /** By the user itself, who may always have less. */
  private static void limitThreads(long pid, int count) throws Exception {
    var command =
        List.of(
            "setpriv",
            "--reuid=" + USER,
            "--clear-groups",
            "prlimit",
            "--pid=" + pid,
            "--nproc=" + count);
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
  }

  private static boolean canStartAs(String user) throws Exception {
    var home = Path.of(System.getProperty("tocsin.standalone.home", "")).toAbsolutePath();
    var app = home.resolve("target/quarkus-app/quarkus-run.jar").toString();
    return new ProcessBuilder("setpriv", "--reuid=" + user, "--clear-groups", "test", "-r", app)
            .start()
            .waitFor()
        == 0;
  }
}
