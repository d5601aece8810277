package io.tocsin.router.topology;

import io.tocsin.events.topic.RecordLimit;
import io.tocsin.events.topic.Replication;
import io.tocsin.events.topic.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Kafka settings of the router, each with its reason. */
final class StreamsProperties {
  private static final int BATCH_BYTES = 128 << 10;
  private static final int DEFAULT_MAX_POLL_INTERVAL_MS = 300_000;

  private StreamsProperties() {}

  /**
   * @param connection how to reach and authenticate with the brokers
   */
  static Map<String, Object> of(
      Map<String, Object> connection, RouterSettings settings, Path storage) {
    var properties = new HashMap<>(connection);
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, Topics.ROUTER_GROUP);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, storage.resolve("router").toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys());
    properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.replicas());
    ownTopics(properties, new Replication(settings.replicas()).settings());
    ownTopics(properties, RecordLimit.settings());
    // Exactly-once costs seconds without notifications after a kill. Ids derived from the decision
    // make repeats harmless instead.
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    // Each commit flushes all clients and writes a record to Kafka, at rest too. Whatever a crash
    // makes us read again is known already or has the same id.
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1000);
    // The wait at rest; a group that is due earlier ends it, see PunctualConsumer.
    properties.put(StreamsConfig.POLL_MS_CONFIG, 200);
    // Buffered records are on the heap, up to half a megabyte each: the default of a thousand would
    // not fit.
    properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 64);
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    unreadable(properties);
    clients(properties, settings);
    return properties;
  }

  private static void ownTopics(Map<String, Object> properties, Map<String, String> settings) {
    settings.forEach((name, value) -> properties.put(StreamsConfig.topicPrefix(name), value));
  }

  /** A bad record goes to the dead-letter topic or is dropped; the stream continues. */
  private static void unreadable(Map<String, Object> properties) {
    properties.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        DeadLetterCount.Unreadable.class);
    properties.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterCount.Unprocessed.class);
    properties.put(
        StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, TooLargeRecordHandler.class);
    properties.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.DEAD_LETTERS.name());
  }

  private static void clients(Map<String, Object> properties, RouterSettings settings) {
    consumer(properties, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.instance());
    int session = (int) settings.sessionTimeout().toMillis();
    consumer(properties, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
    // A paused process has not polled either.
    consumer(
        properties,
        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
        Math.max(session, DEFAULT_MAX_POLL_INTERVAL_MS));
    consumer(properties, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2000);
    consumer(properties, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    producer(properties, ProducerConfig.ACKS_CONFIG, "all");
    // A flush writes four records; without lingering each is a request of its own.
    producer(properties, ProducerConfig.LINGER_MS_CONFIG, 2);
    // A notification with thirty alerts is twice Kafka's default batch size and would be a request
    // of its own.
    producer(properties, ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    producer(properties, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RecordLimit.BYTES);
    // A record that is not written in time costs the task its state, which is then restored. A
    // process that was paused for a minute must keep its state. The outbox considers a record
    // written after two minutes, so a failure must surface before that.
    producer(properties, ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 110_000);
  }

  private static void consumer(Map<String, Object> properties, String name, Object value) {
    properties.put(StreamsConfig.consumerPrefix(name), value);
  }

  private static void producer(Map<String, Object> properties, String name, Object value) {
    properties.put(StreamsConfig.producerPrefix(name), value);
  }
}
