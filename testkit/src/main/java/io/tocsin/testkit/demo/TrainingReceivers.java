package io.tocsin.testkit.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/**
 * Receivers of every kind for the run that records the JDK's cache, so that the code for the first
 * notification is in the cache.
 */
public final class TrainingReceivers {
  private TrainingReceivers() {}

  /**
   * Runs until the process is stopped.
   *
   * @param arguments the configuration file to write once the receivers are up
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
