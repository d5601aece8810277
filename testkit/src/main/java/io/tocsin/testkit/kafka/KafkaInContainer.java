package io.tocsin.testkit.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** Kafka in a container, of the version that our clients have. */
final class KafkaInContainer {
  private static final List<String> USUAL_SOCKETS =
      List.of("/var/run/docker.sock", "/run/docker.sock");

  private KafkaInContainer() {}

  /** Why no container can start; empty if it may work. */
  static Optional<String> obstacle() {
    // The library needs seconds to detect that there is no engine.
    if (System.getenv("DOCKER_HOST") == null && sockets().noneMatch(Files::exists)) {
      return Optional.of("there is no Docker engine here");
    }
    return DockerClientFactory.instance().isDockerAvailable()
        ? Optional.empty()
        : Optional.of("the Docker engine does not respond");
  }

  static Map<String, String> start() {
    var container = new KafkaContainer("apache/kafka:" + AppInfoParser.getVersion());
    container.start();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(container::stop, "stop the test's Kafka container"));
    return Map.of("bootstrap.servers", container.getBootstrapServers());
  }

  private static Stream<Path> sockets() {
    var ofUser =
        Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR"))
            .map(folder -> Path.of(folder, "docker.sock"));
    return Stream.concat(USUAL_SOCKETS.stream().map(Path::of), ofUser.stream());
  }
}
