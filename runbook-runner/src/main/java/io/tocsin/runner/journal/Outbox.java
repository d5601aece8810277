package io.tocsin.runner.journal;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tocsin.events.executions.ExecutionReported;
import io.tocsin.events.topic.Topics;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
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
      awaitAll(sendings);
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

  private Future<?> send(OutboxRow row) {
    return producer.send(
        new ProducerRecord<>(
            Topics.EXECUTIONS.name(),
            row.executionId.toString(),
            row.payload.getBytes(StandardCharsets.UTF_8)));
  }

  private static void awaitAll(List<? extends Future<?>> sendings) {
    try {
      for (var sending : sendings) {
        sending.get(ACKNOWLEDGED_WITHIN_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaIsAwayException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaIsAwayException(e);
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
