package io.tocsin.bench.peer;

import io.tocsin.bench.subject.Subject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Measures Alertmanager and Tocsin in one run: in turn, or at the same time. */
final class PeerBench {
  private final Options options;
  private final List<Subject> subjects;
  private final Traffic traffic;
  private final PrintStream out;
  private final AtomicReference<@Nullable Stage> running = new AtomicReference<>();

  private PeerBench(Options options, List<Subject> subjects, Traffic traffic, PrintStream out) {
    this.options = options;
    this.subjects = subjects;
    this.traffic = traffic;
    this.out = out;
  }

  public static void main(String[] arguments) throws InterruptedException {
    if (List.of(arguments).contains("--help")) {
      System.out.print(Options.USAGE);
      return;
    }
    try {
      var options = Options.parse(List.of(arguments));
      var tocsin = new Subject.Tocsin(Path.of(System.getProperty("tocsin.home", ".")));
      var subjects = subjects(options, tocsin);
      var traffic = new Traffic(InstantSource.system().instant().minusSeconds(60));
      System.out.println(conditions(options, tocsin));
      new PeerBench(options, subjects, traffic, System.out).run();
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("bench: " + e.getMessage());
      System.exit(1);
    }
  }

  private static List<Subject> subjects(Options options, Subject.Tocsin tocsin) {
    var subjects = new ArrayList<Subject>();
    subjects.add(new Subject.Alertmanager("prometheus-alertmanager"));
    options
        .before()
        .map(home -> new Subject.Tocsin("Tocsin before", home, List.of()))
        .ifPresent(subjects::add);
    subjects.add(tocsin);
    return List.copyOf(subjects);
  }

  private void run() throws IOException, InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    for (var part : options.parts()) {
      var asked = subjects.stream().filter(part::concerns).toList();
      // Printed at once, so that a failing later part does not lose results.
      out.println(rounds(part, asked).print(asked));
    }
  }

  private Table rounds(Part part, List<Subject> asked) throws IOException, InterruptedException {
    var table = new Table();
    for (int round = 1; round <= options.rounds(); round++) {
      for (var together : part.turns(asked)) {
        System.err.printf("%s, round %d: %s%n", part, round, names(together));
        var figures = turn(part, together);
        for (int i = 0; i < together.size(); i++) {
          table.add(part, together.get(i), figures.get(i));
        }
      }
    }
    return table;
  }

  private List<List<Figure>> turn(Part part, List<Subject> together)
      throws IOException, InterruptedException {
    var stage = new Stage();
    running.set(stage);
    try (stage) {
      for (var subject : together) {
        stage.add(subject, traffic, part.grouping());
      }
      return part.measure(stage.ready(), options);
    } catch (IOException e) {
      throw new IOException("%s of %s: %s".formatted(part, names(together), e.getMessage()), e);
    } finally {
      running.set(null);
      stage.delete();
    }
  }

  private static String names(List<Subject> subjects) {
    return subjects.stream().map(Subject::name).collect(Collectors.joining(", "));
  }

  /** For Ctrl-C, which runs no finally. */
  private void stop() {
    var stage = running.getAndSet(null);
    if (stage != null) {
      stage.close();
    }
  }

  private static String conditions(Options options, Subject.Tocsin tocsin) throws IOException {
    return """
        %d s a measurement after %d s of load to warm up, %d round(s), in turn; %d alerts a POST, %,d distinct.
        Mixed work: %d s after %d s, at the same time.
        Tocsin %s the JDK's cache. %d cores, load before the run: %s"""
        .formatted(
            options.seconds().toSeconds(),
            options.warmUp().toSeconds(),
            options.rounds(),
            Traffic.ALERTS_PER_POST,
            RateMeasurement.DISTINCT,
            options.mixed().toSeconds(),
            options.mixedWarmUp().toSeconds(),
            tocsin.hasCache() ? "with" : "without",
            Runtime.getRuntime().availableProcessors(),
            Files.readString(Path.of("/proc/loadavg")).strip());
  }
}
