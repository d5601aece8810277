package io.tocsin.gateway.log;

import io.tocsin.events.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a topic with its own producer. Connects on the first write, so the gateway starts and
 * runs without Kafka. Thread-safe.
 */
public final class TopicWriter<K, V> implements AutoCloseable {
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(8);

  private final Topic<K, V> topic;
  private final Map<String, Object> settings;
  private @Nullable Producer<K, V> producer;

  /**
   * @param purpose client id in Kafka's logs and metrics
   */
  public TopicWriter(Topic<K, V> topic, String purpose, Map<String, Object> connection) {
    this.topic = topic;
    this.settings = settings(connection, purpose);
  }

  /**
   * Returns when all records are acknowledged. Blocks for eight seconds at most.
   *
   * @param confirmed called for each record, in order
   * @throws NotDurablyStored if any record may not be stored
   */
  public void append(List<ProducerRecord<K, V>> records, Consumer<RecordMetadata> confirmed) {
    try {
      var connected = connected();
      var sent = records.stream().map(connected::send).toList();
      sent.forEach(record -> confirmed.accept(confirm(record)));
    } catch (KafkaException | IllegalStateException e) {
      throw notStored(e);
    }
  }

  /**
   * How many partitions the topic has. Blocks for two seconds at most.
   *
   * @throws NotDurablyStored if Kafka does not answer
   */
  public int partitions() {
    try {
      return connected().partitionsFor(topic.name()).size();
    } catch (KafkaException | IllegalStateException e) {
      throw notStored(e);
    }
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(CLOSE_WITHIN);
    }
  }

  /** The producer's own timeouts bound this wait. */
  private RecordMetadata confirm(Future<RecordMetadata> sent) {
    try {
      return sent.get();
    } catch (ExecutionException e) {
      throw notStored(Optional.ofNullable(e.getCause()).orElse(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotDurablyStored("this process is shutting down", e);
    }
  }

  private NotDurablyStored notStored(Throwable trouble) {
    var cause = trouble.getCause() == null ? "" : ": " + trouble.getCause().getMessage();
    return new NotDurablyStored(
        "Kafka did not confirm a record for %s: %s%s"
            .formatted(topic.name(), trouble.getMessage(), cause),
        trouble);
  }

  private synchronized Producer<K, V> connected() {
    if (producer == null) {
      producer =
          new KafkaProducer<>(settings, topic.key().serializer(), topic.value().serializer());
    }
    return producer;
  }

  static Map<String, Object> settings(Map<String, Object> connection, String purpose) {
    var config = ConfirmedWrites.settings(connection, purpose);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2000);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return config;
  }
}
