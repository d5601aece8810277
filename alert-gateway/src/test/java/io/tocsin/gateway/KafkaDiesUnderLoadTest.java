package io.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.testkit.kafka.MortalKafkaResource;
import io.tocsin.testkit.wait.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A broker dies, and more senders than there are event loops go on. */
@QuarkusTest
@WithTestResource(value = MortalKafkaResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@Tag("process")
class KafkaDiesUnderLoadTest {
  private static final String ALERT = "[{\"labels\":{\"alertname\":\"DuringDeath\"}}]";
  private static final int SENDERS = 24;
  private static final int EACH = 2;

  /** As in {@link KafkaDiesTest}. */
  private static final Duration PROMISED = Duration.ofSeconds(9);

  /** Less than a sender could hold an event loop for, and long for a busy machine. */
  private static final Duration AT_ONCE = Duration.ofMillis(1500);

  Runnable stopKafka;

  @Test
  @Tag("PLAT-T5")
  @Tag("K-04")
  @DisplayName("no sender waits for another's alerts, and the process stays alive")
  void nobodyWaitsForAnother() throws InterruptedException, ExecutionException {
    var wire =
        new Wire(ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class));
    Await.until(
        Duration.ofSeconds(30),
        "an alert is stored",
        () -> wire.post("/api/v2/alerts", ALERT).statusCode() == 200);
    stopKafka.run();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var senders =
          IntStream.range(0, SENDERS).mapToObj(i -> threads.submit(() -> send(wire))).toList();

      while (!senders.stream().allMatch(Future::isDone)) {
        assertThat(timed(() -> wire.get("/-/healthy").statusCode() == 200)).isLessThan(AT_ONCE);
      }

      for (var sender : senders) {
        assertThat(sender.get()).allSatisfy(took -> assertThat(took).isLessThan(PROMISED));
      }
    }
  }

  private static List<Duration> send(Wire wire) {
    return IntStream.range(0, EACH)
        .mapToObj(i -> timed(() -> wire.post("/api/v2/alerts", ALERT).statusCode() == 503))
        .toList();
  }

  private static Duration timed(BooleanSupplier answersAsItShould) {
    long asked = System.nanoTime();
    assertThat(answersAsItShould.getAsBoolean()).isTrue();
    return Duration.ofNanos(System.nanoTime() - asked);
  }
}
