package io.tocsin.runner.report;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tocsin.events.executions.ExecutionReported;
import io.tocsin.events.topic.Topics;
import io.tocsin.log.LogEvent;
import io.tocsin.runner.database.DatabaseClock;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/** Sends execution reports to Kafka, in order, at least once. */
@Singleton
public class ReportOutbox {
  private static final Logger LOG = Logger.getLogger(ReportOutbox.class);
  private static final int BATCH = 100;

  /** If the broker has not acknowledged the batch within this time, it is retried later. */
  private static final long ACKNOWLEDGED_WITHIN_SECONDS = 5;

  private final OutboxRows rows;
  private final DatabaseClock clock;
  private final Producer<String, byte[]> producer;

  ReportOutbox(OutboxRows rows, DatabaseClock clock, ReportsProducer producer) {
    this.rows = rows;
    this.clock = clock;
    this.producer = producer.get();
  }

  /**
   * @return how many reports were sent
   */
  public int sendPending() {
    return QuarkusTransaction.requiringNew().call(this::sendBatch);
  }

  private int sendBatch() {
    var unsent = rows.unsent(BATCH);
    if (!unsent.isEmpty()) {
      var pending = unsent.stream().map(this::send).toList();
      pending.forEach(Sending::await);
      var now = clock.now();
      unsent.forEach(row -> row.sentAt = now);
      unsent.forEach(row -> ExecutionLine.of(report(row)).ifPresent(line -> line.info(LOG)));
    }
    return unsent.size();
  }

  private static ExecutionReported report(OutboxRow row) {
    return Topics.EXECUTIONS
        .value()
        .deserializer()
        .deserialize(Topics.EXECUTIONS.name(), row.payload.getBytes(StandardCharsets.UTF_8));
  }

  private Sending send(OutboxRow row) {
    return new Sending(
        row,
        producer.send(
            new ProducerRecord<>(
                Topics.EXECUTIONS.name(),
                row.executionId.toString(),
                row.payload.getBytes(StandardCharsets.UTF_8))));
  }

  /** A report being sent. */
  private record Sending(OutboxRow row, Future<?> acknowledged) {
    void await() {
      try {
        acknowledged.get(ACKNOWLEDGED_WITHIN_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof RecordTooLargeException)) {
          throw new KafkaIsAwayException(e);
        }
        logDropped();
      } catch (TimeoutException e) {
        throw new KafkaIsAwayException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new KafkaIsAwayException(e);
      }
    }

    /** A retry would fail again and block all later reports. */
    private void logDropped() {
      LogEvent.of("execution report is too large for Kafka and was dropped")
          .with("execution", row.executionId)
          .with("topic", Topics.EXECUTIONS.name())
          .with("characters", row.payload.length())
          .error(LOG);
    }
  }

  /** Kafka is unavailable. Reports stay in the outbox. */
  public static final class KafkaIsAwayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    KafkaIsAwayException(Exception cause) {
      super("execution reports cannot be sent to Kafka, they stay in the outbox: " + cause, cause);
    }
  }
}
