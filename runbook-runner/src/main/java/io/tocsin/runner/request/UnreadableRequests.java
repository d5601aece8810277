package io.tocsin.runner.request;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.tocsin.events.topic.Topics;
import io.tocsin.service.deadletters.DeadLetters;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Unreadable requests become dead letters. */
@Singleton
class UnreadableRequests {
  private final DeadLetters deadLetters;

  UnreadableRequests(
      @Identifier("default-kafka-broker") Map<String, Object> connection,
      MeterRegistry registry,
      InstantSource clock) {
    this.deadLetters =
        DeadLetters.connect(
            connection,
            "tocsin-runner-dead-letters",
            List.of(Topics.RUNBOOK_REQUESTS),
            registry,
            clock);
  }

  /**
   * @return completes when the dead letter is written and the record may be acknowledged; fails if
   *     it was not written
   */
  CompletionStage<Void> keep(ConsumerRecord<byte[], byte[]> record, String reason) {
    return deadLetters.keep(record, reason);
  }

  @PreDestroy
  void close() {
    deadLetters.close();
  }
}
