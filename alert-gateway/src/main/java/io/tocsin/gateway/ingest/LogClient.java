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
 * Connections to Kafka: a producer, and an admin client for probes. Connecting fails while the
 * broker's host name does not resolve.
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
   * Probes Kafka; blocks for a few seconds at most. The producer never waits, so the first call
   * only makes it fetch its metadata, and the second uses it. Call this often: the producer drops
   * the metadata of a topic to which nobody writes. It finds new leaders itself.
   */
  LogState probe() throws InterruptedException {
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
                    trouble.orElse("the partitions of " + TOPIC + " are not known yet")));
  }

  /** Updates how far the router has read; keeps the previous value if Kafka does not answer. */
  void update(RoutingBacklog backlog, Instant now) throws InterruptedException {
    try {
      backlog.look(admin, now);
    } catch (ExecutionException e) {
      LogEvent.of("router read positions unknown, Kafka does not answer")
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
    // Its callers are event loops. A producer that has lost all brokers forgets the partitions,
    // and each send would block for them, one after the other.
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
    // With few connections even 5 ms cost a third of the throughput.
    config.put(ProducerConfig.LINGER_MS_CONFIG, 1);
    // A Prometheus request has about 16 KB, so Kafka's default would send each one separately.
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, settings.compression());
    // Twice the bytes in flight, so that send() never waits for buffer memory.
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
