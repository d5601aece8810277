package io.tocsin.testkit.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Deletes the folder of a stopped broker. */
final class KafkaFolder {
  private static final Logger LOG = System.getLogger(KafkaFolder.class.getName());

  private KafkaFolder() {}

  /** May find nothing. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(KafkaFolder::deleteOne);
    } catch (IOException | UncheckedIOException e) {
      LOG.log(Level.WARNING, "the folder of the test''s Kafka stays behind: {0}", folder);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
