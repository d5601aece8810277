package io.tocsin.notifier.log;

import io.smallrye.common.annotation.Identifier;
import io.tocsin.events.deadletters.DeadLetter;
import io.tocsin.events.deadletters.DeadLetterWriter;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Writes unreadable records to the dead letters, so that the others are processed. No delivery
 * waits for the write. A record that was not written is found again at the next start, when the
 * partition is replayed.
 */
@Singleton
class DeadLetters {
  private final DeadLetterReport report;
  private final DeadLetterWriter writer;

  DeadLetters(
      @Identifier("default-kafka-broker") Map<String, Object> connection, DeadLetterReport report) {
    this.report = report;
    this.writer = DeadLetterWriter.connect(connection, "tocsin-notifier-dead-letters", report);
  }

  void keep(ConsumerRecord<byte[], byte[]> record, String reason) {
    var letter = DeadLetter.of(record, reason);
    report.found(letter);
    writer.keep(letter);
  }

  @PreDestroy
  void close() {
    writer.close();
  }
}
