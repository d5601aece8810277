package io.tocsin.notifier.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.tocsin.events.topic.Topics;
import io.tocsin.service.deadletters.DeadLetters;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Unreadable notifications and outcomes become dead letters. No delivery waits for the write: a
 * record that was not written is found again at the next start, when the partition is replayed.
 */
@Singleton
class UnreadableRecords {
  private final DeadLetters deadLetters;

  UnreadableRecords(
      @Identifier("default-kafka-broker") Map<String, Object> connection,
      MeterRegistry registry,
      InstantSource clock) {
    this.deadLetters =
        DeadLetters.connect(
            connection,
            "tocsin-notifier-dead-letters",
            List.of(Topics.NOTIFICATIONS, Topics.DELIVERIES),
            registry,
            clock);
  }

  void keep(ConsumerRecord<byte[], byte[]> record, String reason) {
    deadLetters.keep(record, reason);
  }

  @PreDestroy
  void close() {
    deadLetters.close();
  }
}
