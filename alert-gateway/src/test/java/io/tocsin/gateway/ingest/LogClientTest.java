package io.tocsin.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the producer is made with, read the way the producer reads it. */
class LogClientTest {
  @Test
  @Tag("K-01")
  @DisplayName("a confirmed alert is on all replicas, once and in order")
  void promise() {
    var producer = producer(Map.of());

    assertThat(producer.getString("acks")).isEqualTo("-1");
    assertThat(producer.getBoolean("enable.idempotence")).isTrue();
    assertThat(producer.getInt("max.in.flight.requests.per.connection")).isEqualTo(5);
  }

  @Test
  @Tag("K-04")
  @DisplayName("whatever happens, it is known before the sender is answered")
  void timeouts() {
    var producer = producer(Map.of());

    assertThat(producer.getInt("delivery.timeout.ms")).isEqualTo(7500);
    assertThat(producer.getInt("request.timeout.ms")).isEqualTo(2500);
    assertThat(producer.getLong("max.block.ms")).isZero();
    assertThat(settings().answerWithin()).isGreaterThan(Duration.ofMillis(7500));
  }

  @Test
  @Tag("K-05")
  @DisplayName("it does not wait for more to come, beyond a millisecond")
  void linger() {
    assertThat(producer(Map.of()).getLong("linger.ms")).isBetween(0L, 2L);
  }

  @Test
  @DisplayName("requests of Prometheus that come together go to the broker together")
  void batch() {
    assertThat(producer(Map.of()).getInt("batch.size")).isGreaterThanOrEqualTo(4 * 16_384);
  }

  @Test
  @Tag("K-08")
  @DisplayName("nothing is compressed on one machine")
  void compression() {
    assertThat(producer(Map.of()).getString("compression.type")).isEqualTo("none");
  }

  @Test
  @Tag("K-01")
  @Tag("K-04")
  @Tag("K-05")
  @DisplayName("no setting of the process takes the promise away")
  void promiseCannotBeTakenAway() {
    var careless =
        producer(
            Map.of(
                "acks", "1",
                "enable.idempotence", "false",
                "max.in.flight.requests.per.connection", "50",
                "delivery.timeout.ms", "120000",
                "linger.ms", "100"));

    assertThat(careless.values()).isEqualTo(producer(Map.of()).values());
  }

  private static ProducerConfig producer(Map<String, Object> ofProcess) {
    var connection = new HashMap<String, Object>(ofProcess);
    connection.put("bootstrap.servers", "127.0.0.1:1");
    connection.put("key.serializer", StringSerializer.class);
    connection.put("value.serializer", ByteArraySerializer.class);
    return new ProducerConfig(LogClient.producerConfig(connection, settings()));
  }

  /** The defaults, read as the application reads them. */
  private static IngestSettings.Log settings() {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(IngestSettings.class)
        .build()
        .getConfigMapping(IngestSettings.class)
        .log();
  }
}
