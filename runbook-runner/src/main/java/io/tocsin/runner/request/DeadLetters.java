package io.tocsin.runner.request;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.tocsin.events.topic.RecordLimit;
import io.tocsin.events.topic.Topics;
import io.tocsin.log.LogEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/** Keeps requests that nobody can read, so that the others go on. */
@Singleton
class DeadLetters {
  private static final Logger LOG = Logger.getLogger(DeadLetters.class);

  private final Producer<byte[], byte[]> producer;

  DeadLetters(@Identifier("default-kafka-broker") Map<String, Object> broker) {
    var settings = new HashMap<>(broker);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "tocsin-runner-dead-letters");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RecordLimit.BYTES);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * @throws IllegalStateException if Kafka does not take it now; the record must not be
   *     acknowledged
   */
  void keep(IncomingKafkaRecordMetadata<?, ?> from, byte[] value, String reason) {
    var letter = new ProducerRecord<>(Topics.DEAD_LETTERS.name(), (byte[]) from.getKey(), value);
    header(letter, "topic", from.getTopic());
    header(letter, "partition", String.valueOf(from.getPartition()));
    header(letter, "offset", String.valueOf(from.getOffset()));
    header(letter, "reason", reason);
    LogEvent.of("record cannot be read, moved to the dead letters")
        .with("topic", from.getTopic())
        .with("partition", from.getPartition())
        .with("offset", from.getOffset())
        .with("error", reason)
        .error(LOG);
    try {
      producer.send(letter).get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof RecordTooLargeException)) {
        throw new IllegalStateException("a dead letter cannot be kept", e.getCause());
      }
      leftOut(from, value);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while keeping a dead letter", e);
    }
  }

  /** It will be as large next time, and all later requests would wait behind it. */
  private static void leftOut(IncomingKafkaRecordMetadata<?, ?> from, byte[] value) {
    LogEvent.of("record is too large for the dead letters and left out")
        .with("topic", from.getTopic())
        .with("partition", from.getPartition())
        .with("offset", from.getOffset())
        .with("bytes", value.length)
        .error(LOG);
  }

  private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
    letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  @PreDestroy
  void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
