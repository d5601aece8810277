package io.tocsin.testkit.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/**
 * Receivers of every kind for the run from which the start cache is made: what only the first
 * message of a process needs is then there before the first message.
 */
public final class TrainingReceivers {
  private TrainingReceivers() {}

  /**
   * Until the process is ended.
   *
   * @param arguments the configuration file to write; when it is there the receivers are
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (var surroundings = new Surroundings(InstantSource.system())) {
      var file = Path.of(arguments[0]);
      var unfinished = Path.of(arguments[0] + ".new");
      Files.writeString(unfinished, DemoFiles.configuration("training.yml", surroundings));
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      new CountDownLatch(1).await();
    }
  }
}
