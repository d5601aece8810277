package io.tocsin.standalone.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One node of a Kafka cluster, broker and controller, as a process that can be killed and comes
 * back with what it has on its disk.
 */
final class KafkaBroker {
  private static final Duration END_LIMIT = Duration.ofSeconds(10);
  private static final String CLUSTER_ID = "tocsin.test.cluster.id";

  private final Path log;
  private final Path settings;
  private ChildProcess process;

  /**
   * Starts it, and does not wait until it serves.
   *
   * @param settings of the node, {@code server.properties} otherwise
   */
  KafkaBroker(Path folder, String clusterId, Map<String, String> settings) throws IOException {
    var written = new Properties();
    written.putAll(settings);
    written.put("log.dirs", folder.resolve("data").toString());
    written.put(CLUSTER_ID, clusterId);
    this.log = Files.createDirectories(folder).resolve("log.txt");
    this.settings = folder.resolve("server.properties");
    try (var writer = Files.newBufferedWriter(this.settings)) {
      written.store(writer, null);
    }
    this.process = run();
  }

  /** Its disk stays. */
  void kill() throws InterruptedException {
    process.signal("KILL");
    process.awaitEnd(END_LIMIT);
  }

  void startAgain() {
    process = run();
  }

  private ChildProcess run() {
    return new ChildProcess(
        log,
        List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            KafkaBroker.class.getName(),
            settings.toString()));
  }

  /**
   * The process itself.
   *
   * @param arguments the file with its settings
   */
  public static void main(String[] arguments) throws Exception {
    var settings = new Properties();
    try (var reader = Files.newBufferedReader(Path.of(arguments[0]))) {
      settings.load(reader);
    }
    formatIfNew(settings);
    var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop Kafka"));
    server.startup();
    server.awaitShutdown();
  }

  private static void formatIfNew(Properties settings) throws Exception {
    var data = settings.getProperty("log.dirs");
    if (Files.exists(Path.of(data, "meta.properties"))) {
      return;
    }
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setClusterId(settings.getProperty(CLUSTER_ID))
        .setNodeId(Integer.parseInt(settings.getProperty("node.id")))
        .setControllerListenerName(KafkaCluster.CONTROLLER)
        .setMetadataLogDirectory(data)
        .addDirectory(data)
        .run();
  }
}
