package io.tocsin.bench.peer;

import io.tocsin.bench.subject.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The subjects that are measured at the same time, each with a folder of its own. */
final class Stage implements AutoCloseable {
  private final Path folder;

  /** Another thread may close while the last one is still being opened. */
  private final List<Bench> benches = new CopyOnWriteArrayList<>();

  Stage() throws IOException {
    this.folder = Files.createTempDirectory("tocsin-bench");
  }

  /** Starts a subject; does not wait until it responds. */
  void add(Subject subject, Traffic traffic, Grouping grouping) throws IOException {
    var own = Files.createDirectory(folder.resolve(String.valueOf(benches.size())));
    benches.add(Bench.open(subject, own, traffic, grouping));
  }

  /** In the order in which they were added, ready. */
  List<Bench> ready() throws IOException, InterruptedException {
    for (var bench : benches) {
      bench.life().awaitReady();
    }
    return List.copyOf(benches);
  }

  @Override
  public void close() {
    benches.forEach(Bench::close);
  }

  void delete() throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
