package io.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.testkit.kafka.MortalKafkaResource;
import io.tocsin.testkit.wait.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A broker dies while a request is on its way. */
@QuarkusTest
@WithTestResource(value = MortalKafkaResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@Tag("process")
class KafkaDiesTest {
  private static final String HEAD =
      """
      POST /api/v2/alerts HTTP/1.1\r
      Host: localhost\r
      Content-Type: application/json\r
      Connection: close\r
      Content-Length: %d\r
      \r
      """;
  private static final String ALERT = "[{\"labels\":{\"alertname\":\"DuringDeath\"}}]";

  /** Eight seconds are promised; the ninth is for a busy machine. Prometheus gives us ten. */
  private static final Duration PROMISED = Duration.ofSeconds(9);

  Runnable stopKafka;

  @Test
  @Tag("PLAT-T5")
  @Tag("K-04")
  @DisplayName("within eight seconds the sender gets 503 with Retry-After")
  void senderIsToldToComeAgain() throws IOException {
    var wire =
        new Wire(ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class));
    Await.until(
        Duration.ofSeconds(30),
        "an alert is stored",
        () -> wire.post("/api/v2/alerts", ALERT).statusCode() == 200);

    try (var socket = wire.connect()) {
      var request = HEAD.formatted(ALERT.length()) + ALERT;
      var out = socket.getOutputStream();
      int half = request.length() - ALERT.length() / 2;
      out.write(request.substring(0, half).getBytes(StandardCharsets.UTF_8));

      stopKafka.run();
      long dead = System.nanoTime();
      out.write(request.substring(half).getBytes(StandardCharsets.UTF_8));
      var answer = Wire.rest(socket);

      assertThat(answer).startsWith("HTTP/1.1 503 ").containsIgnoringCase("Retry-After: 5");
      assertThat(Duration.ofNanos(System.nanoTime() - dead)).isLessThan(PROMISED);
    }
    Await.until(
        Duration.ofSeconds(10),
        "the gateway says that it is not ready",
        () -> wire.get("/-/ready").statusCode() == 503);
  }
}
