package io.tocsin.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.topic.RecordLimit;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TopicWriterTest {
  @Test
  @Tag("K-01")
  @Tag("K-04")
  @Tag("K-05")
  @DisplayName("the settings that carry the promise")
  void settings() {
    var settings = TopicWriter.settings(Map.of("bootstrap.servers", "broker:9092"), "purpose");

    assertThat(settings)
        .containsEntry("bootstrap.servers", "broker:9092")
        .containsEntry(ProducerConfig.CLIENT_ID_CONFIG, "purpose")
        .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
        .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true)
        .containsEntry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5)
        .containsEntry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 7500)
        .containsEntry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2500)
        .containsEntry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2000)
        .containsEntry(ProducerConfig.LINGER_MS_CONFIG, 0)
        .containsEntry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RecordLimit.BYTES);
  }
}
