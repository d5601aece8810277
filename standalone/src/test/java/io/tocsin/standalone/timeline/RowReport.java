package io.tocsin.standalone.timeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * How the rows went, a line each in {@code target/timelines/rows.txt}; beside it what the processes
 * said in a row with faults.
 */
final class RowReport {
  private static final Path FOLDER = Path.of("target", "timelines");

  private RowReport() {}

  static void write(Row row, Findings findings, List<String> log) throws IOException {
    Files.createDirectories(FOLDER);
    Files.writeString(
        FOLDER.resolve("rows.txt"),
        row.id() + ": " + findings + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    if (!findings.faults().isEmpty()) {
      Files.write(FOLDER.resolve(row.id().replace(' ', '-') + ".log"), log);
    }
  }
}
