package io.tocsin.testkit.kafka;

import io.tocsin.embedded.kafka.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A container if a Docker engine responds and the image is available; otherwise the embedded broker
 * of standalone mode. Logs the choice.
 *
 * <p>The system property {@code tocsin.test.kafka} overrides the choice: {@code container} or
 * {@code embedded}.
 */
final class KafkaChoice {
  private static final String PROPERTY = "tocsin.test.kafka";
  private static final Logger LOG = System.getLogger(KafkaChoice.class.getName());

  private KafkaChoice() {}

  static Map<String, String> start() {
    return switch (System.getProperty(PROPERTY, "")) {
      case "container" -> chosen("container, as -D" + PROPERTY + " says", KafkaInContainer.start());
      case "embedded" -> chosen("embedded, as -D" + PROPERTY + " says", embedded());
      default -> whatThereIs();
    };
  }

  private static Map<String, String> whatThereIs() {
    var obstacle = KafkaInContainer.obstacle();
    if (obstacle.isPresent()) {
      return chosen("embedded, because " + obstacle.get(), embedded());
    }
    try {
      return chosen("container", KafkaInContainer.start());
    } catch (RuntimeException e) {
      return chosen("embedded, because no container started: " + reason(e), embedded());
    }
  }

  private static Map<String, String> chosen(String which, Map<String, String> settings) {
    LOG.log(
        Level.INFO,
        "Kafka for tests: {0}; bootstrap.servers={1}",
        which,
        settings.get("bootstrap.servers"));
    return settings;
  }

  private static Map<String, String> embedded() {
    try {
      var folder = Files.createTempDirectory("tocsin-test-kafka");
      var kafka =
          EmbeddedKafka.start(
              folder, message -> LOG.log(Level.ERROR, "the test's Kafka gave up: {0}", message));
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> stop(kafka, folder), "stop the test's Kafka"));
      return kafka.clientSettings();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for the test's Kafka", e);
    }
  }

  private static void stop(EmbeddedKafka kafka, Path folder) {
    kafka.close();
    KafkaFolder.delete(folder);
  }

  private static String reason(Throwable trouble) {
    return Optional.ofNullable(trouble.getMessage()).orElse(trouble.getClass().getSimpleName());
  }
}
