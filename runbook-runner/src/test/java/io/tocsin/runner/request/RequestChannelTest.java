package io.tocsin.runner.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

class RequestChannelTest {
  private final RequestChannel channel = new RequestChannel();

  @Test
  void readyWhileItWaitsForKafka() {
    assertThat(channel.isAlive()).isTrue();
  }

  @Test
  void notReadyOnceItsConsumerDoesNotPollAnyMore() {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", "127.0.0.1:1", "group.id", "g"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      channel.onPartitionsAssigned(consumer, List.of());
    }

    assertThat(channel.isAlive()).isFalse();
  }
}
