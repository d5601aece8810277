package io.tocsin.bench.abuse;

import io.tocsin.bench.subject.Life;
import io.tocsin.bench.subject.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The attacked process: the running instance, its configuration file, and its disturbances. */
final class Target implements AutoCloseable {
  private final Subject subject;
  private final Path config;
  private final Path folder;
  private final String configuration;
  private final Disturbances disturbances = new Disturbances();
  private volatile Life life;

  private Target(Subject subject, Path folder, String configuration) throws IOException {
    this.subject = subject;
    this.folder = folder;
    this.configuration = configuration;
    this.config = Files.writeString(folder.resolve("alertmanager.yml"), configuration);
    this.life = Life.start(subject, config, folder);
  }

  /**
   * @param folder empty
   */
  static Target start(Path home, String heap, Path folder, String configuration)
      throws IOException, InterruptedException {
    var target =
        new Target(new Subject.Tocsin(home, List.of("-Xmx" + heap)), folder, configuration);
    // Handled like a start after a kill.
    try (var disturbed = target.disturbances.begin()) {
      target.life.awaitReady();
    }
    return target;
  }

  int port() {
    return life.port();
  }

  Life life() {
    return life;
  }

  Disturbances disturbances() {
    return disturbances;
  }

  long heapBytes() throws IOException, InterruptedException {
    return subject.heapBytes(life);
  }

  /** {@code kill -9} and a start on the same data, on another port, with a valid file. */
  synchronized void kill() throws IOException, InterruptedException {
    try (var disturbed = disturbances.begin()) {
      life.kill();
      Files.writeString(config, configuration);
      life = Life.start(subject, config, folder);
      life.awaitReady();
    }
  }

  /** Waits while connections are held open; ends early if the process does. */
  void pause(Duration time) throws IOException, InterruptedException {
    life.pause(time);
  }

  void stall(Duration time) throws IOException, InterruptedException {
    try (var disturbed = disturbances.begin()) {
      life.signal("STOP");
      life.pause(time);
      life.signal("CONT");
    }
  }

  /** Every second reload finds an invalid file and must change nothing. */
  synchronized void reload(boolean broken) throws IOException, InterruptedException {
    Files.writeString(config, broken ? configuration + "rutes: [\n" : configuration);
    life.signal("HUP");
  }

  @Override
  public void close() {
    life.close();
  }
}
