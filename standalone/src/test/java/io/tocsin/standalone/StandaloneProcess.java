package io.tocsin.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The packaged product as a process, as a user starts it: on a folder, on a free port, with what it
 * says on stderr.
 *
 * <p>Where the package lies is said by the system property {@code tocsin.standalone.home}, else it
 * is this module's.
 */
public final class StandaloneProcess implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("msg=\"Listening on\" address=(\\S+)");
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final Path folder;
  private final Process process;
  private final Lines stderr;
  private final Lines stdout;

  private StandaloneProcess(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
    this.stderr = Lines.of(process.errorReader());
    this.stdout = Lines.of(process.inputReader());
  }

  /** Starts on a free port and returns at once; {@link #address} waits until alerts are taken. */
  public static StandaloneProcess start(Path folder, String... flags) throws IOException {
    return start(folder, Map.of(), flags);
  }

  /**
   * @param settings what the command line cannot say, as system properties
   */
  public static StandaloneProcess start(Path folder, Map<String, String> settings, String... flags)
      throws IOException {
    return start(folder, List.of(), settings, flags);
  }

  /**
   * @param jvm options that win over those of {@code jvm.options}
   * @param settings what the command line cannot say, as system properties
   */
  public static StandaloneProcess start(
      Path folder, List<String> jvm, Map<String, String> settings, String... flags)
      throws IOException {
    return start(List.of(), folder, jvm, settings, flags);
  }

  /**
   * @param launcher a program that starts the one it is given, in other surroundings
   */
  static StandaloneProcess startBy(
      List<String> launcher, Path folder, Map<String, String> settings, String... flags)
      throws IOException {
    return start(launcher, folder, List.of(), settings, flags);
  }

  private static StandaloneProcess start(
      List<String> launcher,
      Path folder,
      List<String> jvm,
      Map<String, String> settings,
      String... flags)
      throws IOException {
    var all = new ArrayList<>(List.of("--storage.path=" + folder));
    if (List.of(flags).stream().noneMatch(flag -> flag.startsWith("--web.listen-address"))) {
      all.add("--web.listen-address=127.0.0.1:0");
    }
    all.addAll(List.of(flags));
    return new StandaloneProcess(folder, run(launcher, jvm, settings, all));
  }

  /**
   * @param command any that starts the product on this folder
   */
  public static StandaloneProcess start(Path folder, ProcessBuilder command) throws IOException {
    return new StandaloneProcess(folder, command.start());
  }

  /**
   * The same in a shell of its own, after this command.
   *
   * @param prelude such as {@code ulimit -n 4096}
   */
  public static StandaloneProcess startAfter(String prelude, Path folder, String... flags)
      throws IOException {
    return startBy(
        List.of("bash", "-c", prelude + " && exec \"$0\" \"$@\""), folder, Map.of(), flags);
  }

  private static Process run(
      List<String> launcher, List<String> jvm, Map<String, String> settings, List<String> flags)
      throws IOException {
    var home = Path.of(System.getProperty("tocsin.standalone.home", "")).toAbsolutePath();
    var app = home.resolve("target/quarkus-app");
    var command = new ArrayList<>(launcher);
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.add("@" + home.resolve("jvm.options"));
    if (Files.exists(app.resolve("app.aot"))) {
      command.add("-XX:AOTCache=" + app.resolve("app.aot"));
    }
    command.addAll(jvm);
    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-jar", app.resolve("quarkus-run.jar").toString()));
    command.addAll(flags);
    return new ProcessBuilder(command).start();
  }

  /** Where it takes alerts, as soon as it says that it does. */
  public InetSocketAddress address() throws InterruptedException {
    var hostAndPort = awaitLine(LISTENING, START_LIMIT).group(1);
    int colon = hostAndPort.lastIndexOf(':');
    return new InetSocketAddress(
        hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
  }

  public URI url(String path) throws InterruptedException {
    var address = address();
    return URI.create("http://%s:%d%s".formatted(address.getHostString(), address.getPort(), path));
  }

  /**
   * @return the status of the answer
   */
  int post(String path, String body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(url(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  /** Made before it listens. */
  public String administratorToken() {
    try {
      return Files.readString(folder.resolve("admin-token")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("no administrator token was made", e);
    }
  }

  /**
   * Waits for a line on stderr, from the first one on.
   *
   * @throws AssertionError if it does not come within the limit or before the process ends; with
   *     all that was said
   */
  public MatchResult awaitLine(Pattern pattern, Duration limit) throws InterruptedException {
    return stderr.await(pattern, limit);
  }

  public List<String> stderr() {
    return stderr.soFar();
  }

  public List<String> stdout() {
    return stdout.soFar();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** The exit code of a process that ends by itself. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError(
          "still runs after %s; it said:%n%s".formatted(STOP_LIMIT, String.join("\n", stderr())));
    }
    stderr.awaitEnd();
    stdout.awaitEnd();
    return process.exitValue();
  }

  /** SIGTERM; returns the exit code. */
  public int terminate() throws InterruptedException {
    process.destroy();
    return exitCode();
  }

  /** SIGKILL; returns when the process is gone. Its database server may live on. */
  public void kill9() throws InterruptedException {
    process.destroyForcibly();
    exitCode();
  }

  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  long pid() {
    return process.pid();
  }

  /** Leaves nothing behind, not even the database server of a killed process. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
    var pidFile = folder.resolve("postgresql/data/postmaster.pid");
    try {
      if (Files.exists(pidFile)) {
        ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
            .filter(orphan -> orphan.info().command().orElse("").contains("postgres"))
            .ifPresent(
                orphan -> {
                  orphan.destroy();
                  orphan.onExit().orTimeout(10, TimeUnit.SECONDS).join();
                });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What one stream has said, read by a thread of its own. */
  private static final class Lines {
    private final List<String> said = new ArrayList<>();
    private boolean ended;

    static Lines of(BufferedReader reader) {
      var lines = new Lines();
      // A pipe is read by a system call that holds the carrier of a virtual thread; two of them
      // leave nobody to run the fakes on a machine of two cores.
      Thread.ofPlatform().daemon().start(() -> lines.readAll(reader));
      return lines;
    }

    private void readAll(BufferedReader reader) {
      try (reader) {
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
          add(line);
        }
      } catch (IOException e) {
        add("(stream broke: " + e + ")");
      } finally {
        end();
      }
    }

    private synchronized void add(String line) {
      said.add(line);
      notifyAll();
    }

    private synchronized void end() {
      ended = true;
      notifyAll();
    }

    synchronized List<String> soFar() {
      return List.copyOf(said);
    }

    synchronized void awaitEnd() throws InterruptedException {
      while (!ended) {
        wait();
      }
    }

    synchronized MatchResult await(Pattern pattern, Duration limit) throws InterruptedException {
      long deadline = System.nanoTime() + limit.toNanos();
      for (int next = 0; ; next++) {
        while (next == said.size()) {
          long millisLeft = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
          if (ended || millisLeft <= 0) {
            throw new AssertionError(
                "no line with %s %s; it said:%n%s"
                    .formatted(
                        pattern,
                        ended ? "before the process ended" : "within " + limit,
                        String.join("\n", said)));
          }
          wait(millisLeft);
        }
        var found = pattern.matcher(said.get(next));
        if (found.find()) {
          return found.toMatchResult();
        }
      }
    }
  }
}
