package io.tocsin.notifier.log;

import io.smallrye.common.annotation.Identifier;
import io.tocsin.events.deadletters.DeadLetter;
import io.tocsin.events.deadletters.DeadLetterWriter;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Puts records aside that nobody can read, so that the others go on. Nobody waits until one is
 * written, pages least of all; one that never is comes again with the next start, since the past is
 * read then.
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
