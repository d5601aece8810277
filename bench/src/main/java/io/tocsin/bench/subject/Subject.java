package io.tocsin.bench.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A measured program: how to start it and how to read its memory. */
public sealed interface Subject {
  String name();

  List<String> command(Path config, Path data, int port) throws IOException;

  /** Bytes of heap in use after a collection. */
  long heapBytes(Life life) throws IOException, InterruptedException;

  /** Whether active alerts survive a restart, so that it makes sense to wait for them. */
  boolean keepsAlerts();

  /**
   * @param program found in PATH unless it is a path
   */
  record Alertmanager(String program) implements Subject {
    @Override
    public String name() {
      return "Alertmanager";
    }

    @Override
    public List<String> command(Path config, Path data, int port) {
      return List.of(
          program,
          "--config.file=" + config,
          "--storage.path=" + data,
          "--web.listen-address=127.0.0.1:" + port,
          "--cluster.listen-address=");
    }

    @Override
    public long heapBytes(Life life) throws IOException, InterruptedException {
      // Go's profile handler collects before it responds; the metric alone includes garbage.
      life.http().get("/debug/pprof/heap?gc=1");
      return Heap.ofGoMetrics(life.http().get("/metrics").body());
    }

    @Override
    public boolean keepsAlerts() {
      return false;
    }
  }

  /**
   * @param name distinguishes it from another commit that runs beside it
   * @param home the folder of the source tree, built
   * @param jvmOptions added after those of the launcher, which they override
   */
  record Tocsin(String name, Path home, List<String> jvmOptions) implements Subject {
    public Tocsin {
      jvmOptions = List.copyOf(jvmOptions);
    }

    public Tocsin(Path home, List<String> jvmOptions) {
      this("Tocsin", home, jvmOptions);
    }

    public Tocsin(Path home) {
      this(home, List.of());
    }

    /** Like {@code ./tocsin up}, without its check for changed sources. */
    @Override
    public List<String> command(Path config, Path data, int port) throws IOException {
      var app = home.resolve("standalone/target/quarkus-app");
      if (!Files.exists(app.resolve("quarkus-run.jar"))) {
        throw new IOException("Tocsin is not built in " + home + "; run ./tocsin build first");
      }
      var command = new ArrayList<>(List.of(jdk("java")));
      command.add("@" + home.resolve("standalone/jvm.options"));
      command.addAll(jvmOptions);
      if (hasCache()) {
        command.add("-XX:AOTCache=" + app.resolve("app.aot"));
      }
      command.addAll(
          List.of(
              "-jar",
              app.resolve("quarkus-run.jar").toString(),
              "--config.file=" + config,
              "--storage.path=" + data,
              "--web.listen-address=127.0.0.1:" + port));
      return command;
    }

    @Override
    public long heapBytes(Life life) throws IOException, InterruptedException {
      jcmd(life, "GC.run");
      return Heap.ofHeapInfo(jcmd(life, "GC.heap_info"));
    }

    @Override
    public boolean keepsAlerts() {
      return true;
    }

    /** Whether the JDK's cache exists and was made for this folder, as the launcher checks. */
    public boolean hasCache() throws IOException {
      var app = home.resolve("standalone/target/quarkus-app").toRealPath();
      var folder = app.resolve("app.aot.folder");
      return Files.exists(folder) && Files.readString(folder).strip().equals(app.toString());
    }

    private static String jcmd(Life life, String what) throws IOException {
      var process =
          new ProcessBuilder(jdk("jcmd"), Long.toString(life.pid()), what)
              .redirectErrorStream(true)
              .start();
      try (var output = process.inputReader()) {
        return output.readAllAsString();
      }
    }

    private static String jdk(String tool) {
      return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }
  }
}
