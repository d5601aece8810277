package io.tocsin.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tocsin.testkit.wait.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in surroundings that its operator did not choose. It is started from a copy of the
 * built tree, so the JDK's cache in it was made for another place.
 */
@Timeout(180)
class LauncherIT {
  private static final String NOBODY = "65534";
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir static Path temp;
  private static Path tree;

  @BeforeAll
  static void copyTree() throws Exception {
    assumeThat(System.getProperty("sun.jnu.encoding")).isEqualTo("UTF-8");
    // JUnit's folder is private; one of the users here is another one.
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    var home = Path.of(System.getProperty("tocsin.standalone.home")).toAbsolutePath();
    tree = Files.createDirectories(temp.resolve("Wächter 1"));
    copy(home.resolveSibling("tocsin"), tree);
    copy(home.resolveSibling("pom.xml"), tree);
    copy(home.resolve("jvm.options"), tree.resolve("standalone"));
    copy(home.resolve("target/quarkus-app"), tree.resolve("standalone/target"));
    Files.createFile(Files.createDirectories(tree.resolve("target")).resolve("built"));
  }

  @Test
  void movedTreeStartsWithoutAHomeInTheCLocaleOnPathsWithUmlauts() throws Exception {
    var data = temp.resolve("Dätä");
    var command = tocsin(data);
    command.environment().keySet().removeAll(List.of("HOME", "LC_ALL", "LC_CTYPE"));
    command.environment().put("LANG", "C");
    command.environment().put("XDG_CACHE_HOME", temp.resolve("cache").toString());

    try (var tocsin = StandaloneProcess.start(data, command)) {
      tocsin.address();

      assertThat(temp.resolve("cache/tocsin/postgresql/unpacked")).isNotEmptyDirectory();
      assertThat(tocsin.terminate()).isZero();
      assertThat(tocsin.stderr()).noneMatch(line -> line.contains("level=error"));
    }
  }

  @Test
  void hangupReloadsAProcessThatNohupStarted() throws Exception {
    var data = temp.resolve("nohup");

    try (var tocsin = StandaloneProcess.start(data, tocsin(data, "nohup"))) {
      tocsin.address();
      tocsin.signal("HUP");

      Await.until(SOON, "a second load of the configuration", () -> loads(tocsin) == 2);
      assertThat(tocsin.terminate()).isZero();
    }
  }

  @Test
  void serviceUserStartsWhatTheOwnerBuiltAlthoughASourceIsNewer() throws Exception {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    var source = Files.createDirectories(tree.resolve("model/src/main")).resolve("Newer.java");
    Files.createFile(source);
    var data = Files.createDirectories(temp.resolve("service"));
    Files.setAttribute(data, "unix:uid", Integer.parseInt(NOBODY));
    var command =
        tocsin(data, "setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    try (var tocsin = StandaloneProcess.start(data, command)) {
      tocsin.address();

      assertThat(tocsin.stderr().getFirst()).contains("starting the existing build");
      assertThat(tocsin.terminate()).isZero();
      assertThat(tocsin.stderr()).noneMatch(line -> line.contains("level=error"));
    } finally {
      Files.delete(source);
    }
  }

  @Test
  void tooSmallAnAddressSpaceIsRejectedWithTheLimitToLift() throws Exception {
    var data = temp.resolve("small");
    var command = tocsin(data, "sh", "-c", "ulimit -v 2000000; exec \"$@\"", "sh");

    try (var tocsin = StandaloneProcess.start(data, command)) {
      assertThat(tocsin.exitCode()).isEqualTo(1);
      assertThat(tocsin.stderr())
          .anyMatch(line -> line.contains("limited to 2000000 KiB (ulimit -v)"));
      assertThat(data).doesNotExist();
    }
  }

  private static ProcessBuilder tocsin(Path data, String... before) {
    var command = new ArrayList<>(List.of(before));
    command.addAll(
        List.of(
            tree.resolve("tocsin").toString(),
            "up",
            "--storage.path=" + data,
            "--web.listen-address=127.0.0.1:0"));
    return new ProcessBuilder(command);
  }

  private static long loads(StandaloneProcess tocsin) {
    return tocsin.stderr().stream()
        .filter(Pattern.compile("configuration loaded").asPredicate())
        .count();
  }

  private static void copy(Path from, Path into) throws IOException, InterruptedException {
    Files.createDirectories(into);
    var copying =
        new ProcessBuilder("cp", "-a", from.toString(), into.toString()).inheritIO().start();
    assertThat(copying.waitFor()).isZero();
  }
}
