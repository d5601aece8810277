package io.tocsin.testkit.kafka;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives the application of a Quarkus test its Kafka:
 * {@code @WithTestResource(KafkaResource.class)}.
 */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return TestKafka.applicationSettings();
  }

  /** Keeps it running for the next test; it stops with the JVM. */
  @Override
  public void stop() {}
}
