package io.tocsin.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tocsin.embedded.kafka.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A real broker for the time of a test class. */
public final class KafkaNode implements QuarkusTestResourceLifecycleManager {
  private static final Logger LOG = Logger.getLogger(KafkaNode.class);

  private Optional<EmbeddedKafka> kafka = Optional.empty();

  @Override
  public Map<String, String> start() {
    var node = EmbeddedKafka.start(folder(), message -> LOG.error(message));
    kafka = Optional.of(node);
    var settings = new HashMap<String, String>();
    node.clientSettings().forEach((name, value) -> settings.put("kafka." + name, value));
    return settings;
  }

  @Override
  public void stop() {
    kafka.ifPresent(EmbeddedKafka::close);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("tocsin-gateway-test");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder for Kafka", e);
    }
  }
}
