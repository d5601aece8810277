package io.tocsin.gateway.ingest;

import io.tocsin.events.topic.RoutingBacklog;
import io.tocsin.events.topic.Topics;
import io.tocsin.gateway.log.ConfirmedWrites;
import io.tocsin.log.LogEvent;
import java.time.Duration;
import java.time.Instant;
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
import org.jboss.logging.Logger;

/**
 * Connections to Kafka: one to write, one to ask how things are. Making one fails while the name of
 * the broker does not resolve.
 */
record LogClient(Producer<String, byte[]> producer, Admin admin) implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(LogClient.class);
  private static final int BATCH_BYTES = 128 << 10;
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

  /**
   * Blocks for a few seconds at most. The producer never waits, so it is asked first, which makes
   * it look for its partitions, and again when Kafka has told us about them. To be asked often:
   * that keeps it from forgetting a topic to which nobody writes. Newer leaders it looks for
   * itself.
   */
  LogState ask() throws InterruptedException {
    known();
    var trouble = trouble();
    return known()
        .<LogState>map(
            partitions ->
                trouble
                    .<LogState>map(reason -> new LogState.Impaired(partitions, reason))
                    .orElse(new LogState.Reachable(partitions)))
        .orElseGet(
            () ->
                new LogState.Unknown(
                    trouble.orElse("the partitions of " + TOPIC + " are still being asked for")));
  }

  /** Looks how far the router has come; what cannot be asked is as it was. */
  void lookAt(RoutingBacklog backlog, Instant now) throws InterruptedException {
    try {
      backlog.look(admin, now);
    } catch (ExecutionException e) {
      LogEvent.of("Kafka does not answer how far the router has read")
          .with("error", e.getCause())
          .debug(LOG);
    }
  }

  @Override
  public void close() {
    producer.close(CLOSE_WITHIN);
    admin.close(Duration.ZERO);
  }

  /** How many partitions the producer can write to without waiting. */
  private Optional<Integer> known() {
    try {
      return Optional.of(producer.partitionsFor(TOPIC).size());
    } catch (KafkaException e) {
      return Optional.empty();
    }
  }

  private Optional<String> trouble() throws InterruptedException {
    try {
      var described = admin.describeTopics(List.of(TOPIC)).allTopicNames().get();
      return described.values().stream()
          .flatMap(topic -> topic.partitions().stream())
          .filter(LogClient::hasNoLeader)
          .findFirst()
          .map(
              partition ->
                  "partition %d of %s has no leader".formatted(partition.partition(), TOPIC));
    } catch (ExecutionException e) {
      var cause = Optional.ofNullable(e.getCause()).orElse(e);
      return Optional.of("Kafka does not answer for " + TOPIC + ": " + cause.getMessage());
    }
  }

  private static boolean hasNoLeader(TopicPartitionInfo partition) {
    return partition.leader() == null || partition.leader().isEmpty();
  }

  static Map<String, Object> producerConfig(
      Map<String, Object> connection, IngestSettings.Log settings) {
    var config = ConfirmedWrites.settings(connection, "tocsin-gateway-ingest");
    // Its callers are event loops. A producer that has lost all brokers forgets the partitions, and
    // each send would wait for them, one after the other, with everybody else behind it.
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
    // With few connections even 5 ms cost a third of the throughput.
    config.put(ProducerConfig.LINGER_MS_CONFIG, 1);
    // A request of Prometheus takes some 16 KB: with Kafka's default each would be sent by itself.
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
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
