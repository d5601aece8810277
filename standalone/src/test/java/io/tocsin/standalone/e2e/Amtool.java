package io.tocsin.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Debian's amtool, as an operator calls it.
 *
 * @param folder for what it prints
 * @param url of the server it asks
 */
record Amtool(Path folder, String url) {
  static final String NAME = "amtool";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LIMIT_SECONDS = 60;

  /** What it prints; it has to end well. */
  String prints(String... arguments) throws IOException, InterruptedException {
    var ended = run(arguments);
    assertThat(ended.code()).as("amtool %s: %s", List.of(arguments), ended).isZero();
    return ended.output().strip();
  }

  JsonNode json(String... arguments) throws IOException, InterruptedException {
    return JSON.readTree(
        prints(
            Stream.concat(Stream.of(arguments), Stream.of("--output=json"))
                .toArray(String[]::new)));
  }

  /** What it complains about; it has to fail. */
  String complains(String... arguments) throws IOException, InterruptedException {
    var ended = run(arguments);
    assertThat(ended.code()).as("amtool %s: %s", List.of(arguments), ended).isNotZero();
    return ended.output() + ended.errors();
  }

  private Ended run(String... arguments) throws IOException, InterruptedException {
    var output = folder.resolve("amtool.out");
    var errors = folder.resolve("amtool.err");
    var command = Stream.of(Stream.of(NAME, "--alertmanager.url=" + url), Stream.of(arguments));
    var process =
        new ProcessBuilder(command.flatMap(words -> words).toList())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("amtool " + List.of(arguments) + " does not end");
    }
    return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
  }

  private record Ended(int code, String output, String errors) {}
}
