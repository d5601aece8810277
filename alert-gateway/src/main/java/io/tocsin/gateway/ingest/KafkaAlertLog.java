package io.tocsin.gateway.ingest;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.topic.Topics;
import io.tocsin.gateway.log.NotDurablyStored;
import io.tocsin.gateway.router.WritePositions;
import io.tocsin.log.LastingTrouble;
import io.tocsin.log.LogEvent;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the alerts topic. Uses a plain producer instead of a messaging channel, because a
 * request may become several records for partitions of our choice, and is answered when all are
 * acknowledged.
 */
@Singleton
class KafkaAlertLog implements AlertLog {
  private static final Logger LOG = Logger.getLogger(KafkaAlertLog.class);

  private final LogProbe probe;
  private final WritePositions written;
  private final BytesInFlight inFlight;
  private final Map<Integer, WriteCircuitBreaker> circuits = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final LastingTrouble unconfirmed = new LastingTrouble();

  KafkaAlertLog(
      LogProbe probe, IngestSettings settings, WritePositions written, InstantSource clock) {
    this.probe = probe;
    this.written = written;
    this.clock = clock;
    this.inFlight = new BytesInFlight(settings.log().inFlight().asLongValue());
  }

  @Override
  public LogState state() {
    return probe.state();
  }

  @Override
  public CompletionStage<Void> append(int partition, AlertBatch batch) {
    var open = probe.client();
    if (open == null) {
      return CompletableFuture.failedFuture(
          new NotDurablyStored("there is no connection to Kafka yet"));
    }
    var topic = Topics.ALERTS;
    byte[] value = topic.value().serializer().serialize(topic.name(), batch);
    if (!inFlight.enter(value.length)) {
      return CompletableFuture.failedFuture(
          new NotDurablyStored(
              "%d bytes are already in flight to Kafka; the limit is tocsin.gateway.ingest.log.in-flight"
                  .formatted(inFlight.bytes())));
    }
    if (!circuit(partition).enter()) {
      inFlight.leave(value.length);
      return CompletableFuture.failedFuture(
          new NotDurablyStored(
              "Kafka does not confirm alerts for partition %d of %s; the circuit breaker lets one write at a time through"
                  .formatted(partition, topic.name())));
    }
    var key = String.valueOf(partition);
    return send(open, new ProducerRecord<>(topic.name(), partition, key, value))
        .whenComplete(
            (done, failure) -> {
              inFlight.leave(value.length);
              confirmed(failure);
            });
  }

  /** Logs whether Kafka confirms writes; the state only shows whether it answers probes. */
  private void confirmed(@Nullable Throwable failure) {
    if (failure == null) {
      unconfirmed
          .over(LogEvent.of("alerts are durably stored again"), clock.instant())
          .ifPresent(event -> event.info(LOG));
    } else {
      unconfirmed
          .met(
              LogEvent.of("alerts not durably stored, their senders are asked to retry")
                  .with("error", failure.getMessage()),
              clock.instant())
          .ifPresent(event -> event.warn(LOG));
    }
  }

  private CompletableFuture<Void> send(LogClient client, ProducerRecord<String, byte[]> record) {
    var acknowledged = new CompletableFuture<Void>();
    try {
      client
          .producer()
          .send(
              record,
              (metadata, failure) -> {
                if (failure == null) {
                  circuit(record.partition()).confirmed();
                  written.alerts(metadata.partition(), metadata.offset());
                  acknowledged.complete(null);
                } else {
                  note(record.partition(), failure);
                  acknowledged.completeExceptionally(notStored(record, failure));
                }
              });
    } catch (KafkaException | IllegalStateException e) {
      note(record.partition(), e);
      acknowledged.completeExceptionally(notStored(record, e));
    }
    return acknowledged;
  }

  private WriteCircuitBreaker circuit(int partition) {
    return circuits.computeIfAbsent(partition, unknown -> new WriteCircuitBreaker());
  }

  private void note(int partition, Exception failure) {
    if (failure instanceof RetriableException) {
      circuit(partition).failed();
    } else {
      circuit(partition).refused();
    }
  }

  private static NotDurablyStored notStored(ProducerRecord<?, ?> record, Exception failure) {
    return new NotDurablyStored(
        "Kafka did not confirm a record for partition %d of %s: %s"
            .formatted(record.partition(), record.topic(), failure.getMessage()),
        failure);
  }
}
