package io.tocsin.gateway.ingest;

import io.tocsin.events.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Connections to Kafka: one to write, one to ask how things are. Making one fails while the name of
 * the broker does not resolve.
 */
record LogClient(Producer<String, byte[]> producer, Admin admin) implements AutoCloseable {
  private static final String TOPIC = Topics.ALERTS.name();
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(8);

  static LogClient connect(Map<String, Object> connection, IngestSettings.Log settings) {
    var producer =
        new KafkaProducer<>(
            producerConfig(connection, settings),
            new StringSerializer(),
            new ByteArraySerializer());
    try {
      return new LogClient(producer, Admin.create(adminConfig(connection)));
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  /** Blocks for a few seconds at most. Also keeps the producer's own metadata fresh. */
  LogState ask() throws InterruptedException {
    try {
      int known = producer.partitionsFor(TOPIC).size();
      return stateOf(known);
    } catch (KafkaException e) {
      return new LogState.Unknown("topic " + TOPIC + ": " + e.getMessage());
    }
  }

  @Override
  public void close() {
    producer.close(CLOSE_WITHIN);
    admin.close(Duration.ZERO);
  }

  private LogState stateOf(int known) throws InterruptedException {
    try {
      var described = admin.describeTopics(List.of(TOPIC)).allTopicNames().get();
      return described.values().stream()
          .flatMap(topic -> topic.partitions().stream())
          .filter(LogClient::hasNoLeader)
          .findFirst()
          .<LogState>map(
              partition ->
                  new LogState.Impaired(
                      known,
                      "partition %d of %s has no leader".formatted(partition.partition(), TOPIC)))
          .orElse(new LogState.Reachable(known));
    } catch (ExecutionException e) {
      var cause = Optional.ofNullable(e.getCause()).orElse(e);
      return new LogState.Impaired(known, "Kafka does not answer: " + cause.getMessage());
    }
  }

  private static boolean hasNoLeader(TopicPartitionInfo partition) {
    return partition.leader() == null || partition.leader().isEmpty();
  }

  /** What carries the promise is put last, so that no setting of the process can take it away. */
  static Map<String, Object> producerConfig(
      Map<String, Object> connection, IngestSettings.Log settings) {
    var config = new HashMap<>(connection);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "tocsin-gateway-ingest");
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
    // All inside the eight seconds after which the sender is told to come again.
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 7500);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2500);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2000);
    // With few connections even 5 ms cost a third of the throughput.
    config.put(ProducerConfig.LINGER_MS_CONFIG, 1);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, settings.compression());
    // Twice what may be in flight, so that send() never waits for room.
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * settings.inFlight().asLongValue());
    return config;
  }

  private static Map<String, Object> adminConfig(Map<String, Object> connection) {
    var config = new HashMap<>(connection);
    config.put(AdminClientConfig.CLIENT_ID_CONFIG, "tocsin-gateway-ingest-probe");
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3000);
    return config;
  }
}
