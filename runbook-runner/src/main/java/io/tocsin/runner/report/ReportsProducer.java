package io.tocsin.runner.report;

import io.smallrye.common.annotation.Identifier;
import io.tocsin.events.topic.RecordLimit;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The Kafka producer for execution reports; one per process. */
@Singleton
class ReportsProducer {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final Producer<String, byte[]> producer;

  ReportsProducer(@Identifier("default-kafka-broker") Map<String, Object> broker) {
    var settings = new HashMap<>(broker);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "tocsin-runner-reports");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    // A group key alone can exceed Kafka's default of 1 MiB as JSON.
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RecordLimit.BYTES);
    // The outbox keeps unacknowledged reports, so the producer need not buffer them for long.
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 4_000);
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  Producer<String, byte[]> get() {
    return producer;
  }

  @PreDestroy
  void close() {
    producer.close(CLOSE_TIMEOUT);
  }
}
