package io.tocsin.runner.request;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.tocsin.events.runbookrequests.RunbookRequested;
import io.tocsin.events.topic.Topics;
import io.tocsin.log.LogEvent;
import io.tocsin.model.runbook.RunbookMode;
import io.tocsin.runner.database.Database;
import io.tocsin.runner.execution.ExecutionRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hibernate.exception.DataException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Consumes start requests from Kafka. Each is stored in one transaction before its offset is
 * committed; a redelivery finds the stored request. While PostgreSQL is unavailable, requests wait
 * in the topic.
 */
@Singleton
class RequestConsumer {
  private static final Logger LOG = Logger.getLogger(RequestConsumer.class);
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** The process stops. Neither acknowledged nor rejected, so the record is redelivered. */
  private static final CompletionStage<Void> LEFT = CompletableFuture.completedFuture(null);

  /** Attempts to store a request before it goes to the dead-letter topic. */
  private static final int TRIES = 5;

  private final Database database;
  private final RequestIntake intake;
  private final UnreadableRequests unreadable;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** Logs a failure once, not every second. */
  private volatile boolean failing;

  RequestConsumer(Database database, RequestIntake intake, UnreadableRequests unreadable) {
    this.database = database;
    this.intake = intake;
    this.unreadable = unreadable;
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  @Incoming(RequestChannel.NAME)
  @RunOnVirtualThread
  CompletionStage<Void> consume(Message<byte[]> message) {
    var record = record(message);
    try {
      return handled(message, record);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return LEFT;
    } catch (RuntimeException e) {
      LogEvent.of("start request cannot be processed").error(LOG, e);
      return keep(message, record, "cannot be processed: " + e);
    } catch (Error e) {
      // This stops the channel, and readiness reports it.
      LogEvent.of("start requests are no longer read, restart the process")
          .with("topic", record.topic())
          .with("partition", record.partition())
          .with("offset", record.offset())
          .error(LOG, e);
      throw e;
    }
  }

  private CompletionStage<Void> handled(
      Message<byte[]> message, ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
    ExecutionRequest request;
    try {
      request = read(record.value());
    } catch (RuntimeException e) {
      return keep(message, record, "not a start request: " + e.getMessage());
    }
    return switch (stored(request)) {
      case Stored.Yes() -> message.ack();
      case Stored.Never(var reason) -> keep(message, record, reason);
      case Stored.NotYet() -> LEFT;
    };
  }

  /** The types come from the channel's deserializers. */
  @SuppressWarnings("unchecked")
  private static ConsumerRecord<byte[], byte[]> record(Message<byte[]> message) {
    return (ConsumerRecord<byte[], byte[]>)
        message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow().getRecord();
  }

  /**
   * If the dead letter is not written, the record is not acknowledged and is redelivered after a
   * restart.
   */
  private CompletionStage<Void> keep(
      Message<byte[]> message, ConsumerRecord<byte[], byte[]> record, String reason) {
    return unreadable
        .keep(record, reason)
        .handle((_, lost) -> lost == null)
        .thenCompose(written -> written ? message.ack() : LEFT);
  }

  private Stored stored(ExecutionRequest request) throws InterruptedException {
    for (int tries = 1; database.awaitReady(); tries++) {
      try {
        intake.store(request);
        failing = false;
        return new Stored.Yes();
      } catch (RuntimeException e) {
        if (!isAboutTheRequest(e)) {
          tries = 0;
        }
        if (tries >= TRIES) {
          return new Stored.Never("cannot be stored: " + e);
        }
        logFailure(request, e);
      }
      if (stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    return new Stored.NotYet();
  }

  /** Any other failure is temporary, so the request waits. */
  private static boolean isAboutTheRequest(@Nullable Throwable e) {
    return e != null && (e instanceof DataException || isAboutTheRequest(e.getCause()));
  }

  private void logFailure(ExecutionRequest request, RuntimeException e) {
    if (!failing) {
      LogEvent.of("start request cannot be stored, retrying")
          .with("request", request.idempotencyKey())
          .with("runbook", request.runbook())
          .with("error", e)
          .error(LOG);
    }
    failing = true;
  }

  /**
   * @throws RuntimeException if the record is not a valid start request
   */
  private static ExecutionRequest read(byte @Nullable [] payload) {
    var topic = Topics.RUNBOOK_REQUESTS;
    try (var reader = topic.value().deserializer()) {
      var request = reader.deserialize(topic.name(), payload);
      if (request == null || !isComplete(request)) {
        throw new SerializationException("a required member is missing");
      }
      return toExecution(request);
    }
  }

  private static boolean isComplete(RunbookRequested request) {
    return Stream.of(
            request.id(),
            request.runbook(),
            request.at(),
            request.requestedBy(),
            request.because(),
            request.alertLabels())
        .allMatch(Objects::nonNull);
  }

  private static ExecutionRequest toExecution(RunbookRequested request) {
    return new ExecutionRequest(
        request.id(),
        request.runbook(),
        request.inputs(),
        request.mode() == RunbookMode.AUTOMATIC,
        request.mode() != RunbookMode.AUTOMATIC,
        request.requestedBy(),
        request.because(),
        request.at(),
        request.alertLabels().get("pve_cluster").filter(name -> !name.isEmpty()),
        request.groupId().map(Object::toString),
        request.groupKey().map(Object::toString),
        request.origin(),
        request.episode());
  }

  /** Whether a request is stored. */
  private sealed interface Stored {
    record Yes() implements Stored {}

    /**
     * @param reason what is wrong with the request itself
     */
    record Never(String reason) implements Stored {}

    /** The process stops first. */
    record NotYet() implements Stored {}
  }
}
