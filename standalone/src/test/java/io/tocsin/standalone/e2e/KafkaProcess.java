package io.tocsin.standalone.e2e;

import io.tocsin.embedded.kafka.EmbeddedKafka;
import io.tocsin.testkit.wait.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A Kafka in a process of its own, which can be halted and go on under the same address. */
final class KafkaProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(120);

  private final Map<String, String> settings = new HashMap<>();
  private final ChildProcess process;

  /** Returns when clients are served. */
  KafkaProcess(Path folder) throws IOException {
    Files.createDirectories(folder);
    var said = folder.resolve("clients.properties");
    process =
        new ChildProcess(
            folder.resolve("log.txt"),
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KafkaProcess.class.getName(),
                folder.resolve("data").toString(),
                said.toString()));
    Await.until(START_LIMIT, "Kafka serves", () -> Files.exists(said));
    var read = new Properties();
    try (var reader = Files.newBufferedReader(said)) {
      read.load(reader);
    }
    read.forEach((name, value) -> settings.put(String.valueOf(name), String.valueOf(value)));
  }

  /** {@code bootstrap.servers} and all that a client needs to be let in. */
  Map<String, String> clientSettings() {
    return settings;
  }

  /** Its clients find their connections open and get no answer. */
  void halt() {
    process.signal("STOP");
  }

  void goOn() {
    process.signal("CONT");
  }

  @Override
  public void close() {
    goOn();
    process.close();
  }

  /**
   * The process itself; it lives until it is told to end.
   *
   * @param arguments the folder of the data, and the file that says how to reach it
   */
  public static void main(String[] arguments) throws IOException {
    var data = Files.createDirectories(Path.of(arguments[0]));
    var said = Path.of(arguments[1]);
    var kafka = EmbeddedKafka.start(data, reason -> Runtime.getRuntime().halt(1));
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop Kafka"));
    var clients = new Properties();
    kafka.clientSettings().forEach((name, value) -> clients.put(name, String.valueOf(value)));
    var unfinished = said.resolveSibling("clients.tmp");
    try (var writer = Files.newBufferedWriter(unfinished)) {
      clients.store(writer, null);
    }
    Files.move(unfinished, said, StandardCopyOption.ATOMIC_MOVE);
  }
}
