package io.tocsin.testkit.demo;

import io.tocsin.testkit.proxmox.FakeProxmox;
import io.tocsin.testkit.wait.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tocsin as a child process, which always ends together with this process. */
final class TocsinProcess implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);
  private static final long STOP_SECONDS = 20;
  private static final Pattern LISTENING =
      Pattern.compile("Listening on\"?.*?address=\"?([^\\s\"]+)");

  private final Process process;
  private final Path log;
  private final Path data;

  /** The process ended or was not ready in time. */
  static final class NotListeningException extends Exception {
    private static final long serialVersionUID = 1;

    NotListeningException(String message) {
      super(message);
    }
  }

  private TocsinProcess(Process process, DemoFiles files) {
    this.process = process;
    this.log = files.log();
    this.data = files.data();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop tocsin"));
  }

  static TocsinProcess start(DemoOptions options, DemoFiles files, Surroundings surroundings)
      throws IOException {
    var process =
        new ProcessBuilder(command(options, files, surroundings.proxmox()))
            .redirectErrorStream(true)
            .redirectOutput(files.log().toFile())
            .start();
    return new TocsinProcess(process, files);
  }

  /** Returns once it accepts alerts. */
  void awaitListening() throws NotListeningException {
    try {
      Await.until(START, "Tocsin listens", () -> !process.isAlive() || address().isPresent());
    } catch (AssertionError e) {
      throw new NotListeningException("Tocsin is not ready after " + START + "; see " + log);
    }
    if (address().isEmpty()) {
      throw new NotListeningException(
          "Tocsin ended with exit code %d before it listened; see %s"
              .formatted(process.exitValue(), log));
    }
  }

  URI url() {
    return URI.create("http://" + address().orElseThrow());
  }

  /** Created by the process before it listens. */
  String administratorToken() throws IOException {
    return Files.readString(data.resolve("admin-token")).strip();
  }

  void waitForEnd() throws InterruptedException {
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> command(DemoOptions options, DemoFiles files, FakeProxmox proxmox) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options.javaOptions());
    var cluster = "-Dtocsin.runner.proxmox.clusters.demo.";
    command.add(
        cluster + "urls=" + String.join(",", proxmox.urls().stream().map(URI::toString).toList()));
    command.add(cluster + "token-id=" + proxmox.tokenId());
    command.add(cluster + "token-secret=" + proxmox.tokenSecret());
    command.addAll(List.of("-jar", options.standalone().toString()));
    command.add("--config.file=" + files.configuration());
    command.add("--storage.path=" + files.data());
    command.add("--web.listen-address=127.0.0.1:0");
    return command;
  }

  private Optional<String> address() {
    try {
      return Files.readAllLines(log).stream()
          .map(LISTENING::matcher)
          .filter(Matcher::find)
          .map(match -> match.group(1))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the log of Tocsin, " + log, e);
    }
  }
}
