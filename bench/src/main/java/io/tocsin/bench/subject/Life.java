package io.tocsin.bench.subject;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A subject's process. Ends together with its child processes. */
public final class Life implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(120);
  private static final Duration STOP = Duration.ofSeconds(30);

  private final Process process;
  private final Path folder;
  private final Path log;
  private final Http http;

  private Life(Process process, Path folder, Path log, int port) {
    this.process = process;
    this.folder = folder;
    this.log = log;
    this.http = new Http(port);
  }

  /**
   * Does not wait until it responds.
   *
   * @param folder of its data and its log; may exist already
   */
  public static Life start(Subject subject, Path config, Path folder) throws IOException {
    int port = freePort();
    var log = folder.resolve("log");
    var command = subject.command(config, folder.resolve("data"), port);
    var output = ProcessBuilder.Redirect.appendTo(log.toFile());
    var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
    return new Life(process.start(), folder, log, port);
  }

  public void awaitReady() throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (!isReady()) {
      if (System.nanoTime() - end > 0) {
        throw new IOException("not ready after " + START.toSeconds() + " s" + lastWords());
      }
      pause(Duration.ofMillis(50));
    }
  }

  public Http http() {
    return http;
  }

  public int port() {
    return http.port();
  }

  public long pid() {
    return process.pid();
  }

  /** The process and its child processes. */
  public ProcessTree processes() {
    return ProcessTree.of(process.toHandle(), folder);
  }

  /**
   * Waits while the process is alive.
   *
   * @throws IOException if it ends meanwhile
   */
  public void pause(Duration time) throws IOException, InterruptedException {
    if (process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new IOException("ended by itself with " + process.exitValue() + lastWords());
    }
  }

  /**
   * @param name without SIG: {@code STOP}, {@code CONT}, {@code HUP}
   */
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** {@code kill -9}; its child processes are left to the next start, as after a real crash. */
  public void kill() throws InterruptedException {
    http.close();
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    var children = process.descendants().toList();
    http.close();
    process.destroy();
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }

  private boolean isReady() throws InterruptedException {
    try {
      return http.get("/-/ready").statusCode() == 200
          && http.get("/api/v2/alerts").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private String lastWords() throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      List<String> all = lines.toList();
      return "; the end of its log:\n"
          + String.join("\n", all.subList(Math.max(0, all.size() - 10), all.size()));
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
