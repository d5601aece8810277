package io.tocsin.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is measured: how it is started, and where its memory can be read. */
sealed interface Subject {
  String name();

  List<String> command(Path config, Path data, int port) throws IOException;

  /** Bytes of heap in use after a collection. */
  long heapBytes(Life life) throws IOException, InterruptedException;

  /** Whether active alerts outlive the process, so that waiting for them makes sense. */
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
      // Go's profile handler collects before it answers; the metric alone includes garbage.
      life.http().get("/debug/pprof/heap?gc=1");
      return Heap.ofGoMetrics(life.http().get("/metrics").body());
    }

    @Override
    public boolean keepsAlerts() {
      return false;
    }
  }

  /**
   * @param home the folder of the source tree, built
   */
  record Tocsin(Path home) implements Subject {
    @Override
    public String name() {
      return "Tocsin";
    }

    /** As {@code ./tocsin up} does it, without its look for changed sources. */
    @Override
    public List<String> command(Path config, Path data, int port) throws IOException {
      var app = home.resolve("standalone/target/quarkus-app");
      if (!Files.exists(app.resolve("quarkus-run.jar"))) {
        throw new IOException("Tocsin is not built in " + home + "; run ./tocsin build first");
      }
      var command = new ArrayList<>(List.of(jdk("java")));
      command.add("@" + home.resolve("standalone/jvm.options"));
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

    boolean hasCache() {
      return Files.exists(home.resolve("standalone/target/quarkus-app/app.aot"));
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
