package io.tocsin.service.deadletters;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.events.deadletters.DeadLetter;
import io.tocsin.events.deadletters.DeadLetterWriter;
import io.tocsin.events.topic.Topic;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Writes the unreadable records of a service to the dead-letter topic, so that the others are
 * processed. Each service has its own.
 */
public final class DeadLetters implements AutoCloseable {
  private final DeadLetterReport report;
  private final DeadLetterWriter writer;

  private DeadLetters(DeadLetterReport report, DeadLetterWriter writer) {
    this.report = report;
    this.writer = writer;
  }

  /**
   * @param connection how to reach and authenticate with the brokers
   * @param client Kafka client id
   * @param topics that the service reads: each has its counter from the start
   */
  public static DeadLetters connect(
      Map<String, Object> connection,
      String client,
      List<Topic<?, ?>> topics,
      MeterRegistry registry,
      InstantSource clock) {
    var report = new DeadLetterReport(topics, registry, clock);
    return new DeadLetters(report, DeadLetterWriter.connect(connection, client, report));
  }

  /**
   * @return completes when the dead letter is written and the record may be acknowledged; fails if
   *     it was not written
   */
  public CompletionStage<Void> keep(ConsumerRecord<byte[], byte[]> record, String reason) {
    var letter = DeadLetter.of(record, reason);
    report.found(letter);
    return writer.keep(letter);
  }

  @Override
  public void close() {
    writer.close();
  }
}
