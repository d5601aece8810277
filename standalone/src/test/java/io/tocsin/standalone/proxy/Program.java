package io.tocsin.standalone.proxy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program that may be installed here. */
final class Program {
  private static final String ALSO = ":/usr/sbin:/usr/local/sbin";

  private Program() {}

  /** Where it is; the test is skipped if it is nowhere. */
  static String orSkip(String name) {
    var path =
        Arrays.stream((System.getenv("PATH") + ALSO).split(":"))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(path.isPresent(), () -> name + " is not installed here");
    return path.orElseThrow().toString();
  }

  /** What it prints; it has to end well. */
  static String prints(String name, String... arguments) throws IOException, InterruptedException {
    var command = Stream.concat(Stream.of(orSkip(name)), Stream.of(arguments)).toList();
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(List.of(command) + " failed: " + output);
    }
    return output.strip();
  }
}
