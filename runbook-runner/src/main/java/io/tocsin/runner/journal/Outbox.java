package io.tocsin.runner.journal;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tocsin.events.executions.ExecutionReported;
import io.tocsin.events.topic.Topics;
import io.tocsin.log.LogEvent;
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

/** Sends reports to the log, in order, at least once. */
@Singleton
public class Outbox {
  private static final Logger LOG = Logger.getLogger(Outbox.class);
  private static final int BATCH = 100;

  /** Within this the broker has the whole batch, or it is tried again later. */
  private static final long ACKNOWLEDGED_WITHIN_SECONDS = 5;

  private final OutboxRows rows;
  private final ExecutionRows clock;
  private final Producer<String, byte[]> producer;

  Outbox(OutboxRows rows, ExecutionRows clock, ReportsProducer producer) {
    this.rows = rows;
    this.clock = clock;
    this.producer = producer.get();
  }

  /**
   * @return how many reports were sent
   */
  public int sendWhatIsWaiting() {
    return QuarkusTransaction.requiringNew().call(this::sendBatch);
  }

  private int sendBatch() {
    var unsent = rows.unsent(BATCH);
    if (!unsent.isEmpty()) {
      var sendings = unsent.stream().map(this::send).toList();
      sendings.forEach(Sending::await);
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

  /** A report that is on its way. */
  private record Sending(OutboxRow row, Future<?> acknowledged) {
    void await() {
      try {
        acknowledged.get(ACKNOWLEDGED_WITHIN_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof RecordTooLargeException)) {
          throw new KafkaIsAwayException(e);
        }
        leftOut();
      } catch (TimeoutException e) {
        throw new KafkaIsAwayException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new KafkaIsAwayException(e);
      }
    }

    /** It will be as large next time, and all later reports would wait behind it. */
    private void leftOut() {
      LogEvent.of("report of an execution is too large for Kafka and left out")
          .with("execution", row.executionId)
          .with("topic", Topics.EXECUTIONS.name())
          .with("characters", row.payload.length())
          .error(LOG);
    }
  }

  /** Reports stay in the outbox. */
  public static final class KafkaIsAwayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    KafkaIsAwayException(Exception cause) {
      super("reports about executions cannot be sent to Kafka, they are kept: " + cause, cause);
    }
  }
}
