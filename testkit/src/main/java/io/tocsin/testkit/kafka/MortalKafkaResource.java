package io.tocsin.testkit.kafka;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives the application of a Quarkus test a Kafka that the test may stop. The test has a field
 * {@code Runnable stopKafka}, which is set.
 */
public final class MortalKafkaResource implements QuarkusTestResourceLifecycleManager {
  private static final String FIELD = "stopKafka";
  private Runnable stopKafka = () -> {};

  @Override
  public Map<String, String> start() {
    var started = MortalKafka.start();
    stopKafka = started.getValue();
    return started.getKey();
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(
        stopKafka, field -> field.getName().equals(FIELD) && field.getType() == Runnable.class);
  }

  /** No effect if it is stopped already. */
  @Override
  public void stop() {
    stopKafka.run();
  }
}
