package io.tocsin.standalone.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Prometheus' own check of metrics.
 *
 * @param folder for what it reads
 */
record Promtool(Path folder) {
  static final String NAME = "promtool";

  /** Nothing if it has none; also why it could not read them. */
  String complaints(String metrics) throws IOException, InterruptedException {
    var file = Files.writeString(folder.resolve("metrics"), metrics);
    var process =
        new ProcessBuilder(NAME, "check", "metrics")
            .redirectInput(file.toFile())
            .redirectErrorStream(true)
            .start();
    var complaints = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? complaints : complaints + "failed";
  }
}
