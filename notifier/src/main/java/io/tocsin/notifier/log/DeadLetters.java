package io.tocsin.notifier.log;

import io.smallrye.common.annotation.Identifier;
import io.tocsin.events.topic.Topics;
import io.tocsin.log.LogEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/** Puts records aside that nobody can read, so that the others go on. */
@ApplicationScoped
class DeadLetters {
  private static final Logger LOG = Logger.getLogger(DeadLetters.class);

  private final Producer<byte[], byte[]> producer;

  DeadLetters(@Identifier("default-kafka-broker") Map<String, Object> connection) {
    var settings = new HashMap<>(connection);
    settings.put("client.id", "tocsin-notifier-dead-letters");
    settings.put("acks", "all");
    settings.put("max.block.ms", 5000);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  void keep(ConsumerRecord<byte[], byte[]> record, String reason) {
    LogEvent.of("record cannot be read, moved to the dead letters")
        .with("topic", record.topic())
        .with("partition", record.partition())
        .with("offset", record.offset())
        .with("dead_letters", Topics.DEAD_LETTERS.name())
        .with("error", reason)
        .error(LOG);
    var letter = new ProducerRecord<>(Topics.DEAD_LETTERS.name(), record.key(), record.value());
    header(letter, "topic", record.topic());
    header(letter, "partition", String.valueOf(record.partition()));
    header(letter, "offset", String.valueOf(record.offset()));
    header(letter, "reason", reason);
    try {
      producer.send(letter);
    } catch (KafkaException e) {
      LogEvent.of("record not moved to the dead letters")
          .with("topic", record.topic())
          .with("offset", record.offset())
          .with("error", e.getMessage())
          .error(LOG);
    }
  }

  @PreDestroy
  void close() {
    producer.close();
  }

  private static void header(ProducerRecord<?, ?> letter, String name, String value) {
    letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
