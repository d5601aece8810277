package io.tocsin.runner.request;

import io.smallrye.common.annotation.Identifier;
import io.tocsin.events.deadletters.DeadLetter;
import io.tocsin.events.deadletters.DeadLetterWriter;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Writes unreadable requests to the dead-letter topic, so that the others are processed. */
@Singleton
class DeadLetters {
  private final DeadLetterReport report;
  private final DeadLetterWriter writer;

  DeadLetters(
      @Identifier("default-kafka-broker") Map<String, Object> broker, DeadLetterReport report) {
    this.report = report;
    this.writer = DeadLetterWriter.connect(broker, "tocsin-runner-dead-letters", report);
  }

  /**
   * @return completes when the dead letter is written and the record may be acknowledged; fails if
   *     it was not written
   */
  CompletionStage<Void> keep(ConsumerRecord<byte[], byte[]> record, String reason) {
    var letter = DeadLetter.of(record, reason);
    report.found(letter);
    return writer.keep(letter);
  }

  @PreDestroy
  void close() {
    writer.close();
  }
}
