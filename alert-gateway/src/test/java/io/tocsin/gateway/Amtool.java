package io.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's own amtool, pointed at the gateway under test. */
final class Amtool {
  private static final Path PROGRAM = Path.of("/usr/bin/amtool");

  private final Path folder;
  private final int port;

  /** Skips the test where there is no amtool. */
  Amtool(Path folder, int port) {
    assumeTrue(
        Files.isExecutable(PROGRAM), "amtool is not installed (Debian: prometheus-alertmanager)");
    this.folder = folder;
    this.port = port;
  }

  /** What it prints, which has to be with success. */
  String run(String... arguments) {
    var run = attempt(arguments);
    assertThat(run.exitCode()).as("amtool %s%n%s", List.of(arguments), run).isZero();
    return run.output();
  }

  Run attempt(String... arguments) {
    var command = new ArrayList<String>();
    command.add(PROGRAM.toString());
    command.addAll(List.of(arguments));
    command.add("--alertmanager.url=http://127.0.0.1:" + port);
    try {
      return finished(command);
    } catch (IOException e) {
      throw new AssertionError(command + " cannot be run", e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  private Run finished(List<String> command) throws IOException, InterruptedException {
    var output = Files.createTempFile(folder, "amtool", ".out");
    var errors = Files.createTempFile(folder, "amtool", ".err");
    var process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("amtool ends").isTrue();
    return new Run(process.exitValue(), Files.readString(output), Files.readString(errors));
  }

  /**
   * @param errors also its remark that our version is not its own
   */
  record Run(int exitCode, String output, String errors) {}
}
