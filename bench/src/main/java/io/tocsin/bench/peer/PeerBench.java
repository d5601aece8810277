package io.tocsin.bench.peer;

import io.tocsin.bench.subject.Subject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Measures Alertmanager and Tocsin, each alone and in turn, in one run. */
final class PeerBench {
  private final Options options;
  private final List<Subject> subjects;
  private final Traffic traffic;
  private final PrintStream out;
  private final AtomicReference<@Nullable Bench> running = new AtomicReference<>();

  private PeerBench(Options options, List<Subject> subjects, Traffic traffic, PrintStream out) {
    this.options = options;
    this.subjects = subjects;
    this.traffic = traffic;
    this.out = out;
  }

  public static void main(String[] arguments) throws InterruptedException {
    try {
      var options = Options.parse(List.of(arguments));
      var tocsin = new Subject.Tocsin(Path.of(System.getProperty("tocsin.home", ".")));
      var subjects = List.<Subject>of(new Subject.Alertmanager("prometheus-alertmanager"), tocsin);
      var traffic = new Traffic(InstantSource.system().instant().minusSeconds(60));
      System.out.println(conditions(options, tocsin));
      new PeerBench(options, subjects, traffic, System.out).run();
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("bench: " + e.getMessage());
      System.exit(1);
    }
  }

  private void run() throws IOException, InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    for (var part : options.parts()) {
      var asked = subjects.stream().filter(part::concerns).toList();
      // At once: what has been measured is not lost when a later part cannot be.
      out.println(rounds(part, asked).print(asked));
    }
  }

  private Table rounds(Part part, List<Subject> asked) throws IOException, InterruptedException {
    var table = new Table();
    for (int round = 1; round <= options.rounds(); round++) {
      for (var subject : asked) {
        System.err.printf("%s, round %d: %s%n", part, round, subject.name());
        table.add(part, subject, turn(part, subject));
      }
    }
    return table;
  }

  private List<Figure> turn(Part part, Subject subject) throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("tocsin-bench");
    try (var bench = Bench.open(subject, folder, traffic)) {
      running.set(bench);
      bench.life().awaitReady();
      return part.measure(bench, options);
    } catch (IOException e) {
      throw new IOException("%s of %s: %s".formatted(part, subject.name(), e.getMessage()), e);
    } finally {
      running.set(null);
      delete(folder);
    }
  }

  /** For Ctrl-C, which runs no finally. */
  private void stop() {
    var bench = running.getAndSet(null);
    if (bench != null) {
      bench.close();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static String conditions(Options options, Subject.Tocsin tocsin) throws IOException {
    return """
        %d s a measurement after %d s of load to warm up, %d round(s), in turn; %d alerts a POST, %,d distinct.
        Tocsin %s the JDK's cache. %d cores, load before the run: %s"""
        .formatted(
            options.seconds().toSeconds(),
            options.warmUp().toSeconds(),
            options.rounds(),
            Traffic.ALERTS_PER_POST,
            RateMeasurement.DISTINCT,
            tocsin.hasCache() ? "with" : "without",
            Runtime.getRuntime().availableProcessors(),
            Files.readString(Path.of("/proc/loadavg")).strip());
  }
}
