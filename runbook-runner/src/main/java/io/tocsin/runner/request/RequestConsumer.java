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
 * Takes requests from the log. Each is written down in one transaction before its offset is
 * committed; a second delivery finds it there. While PostgreSQL is away the log keeps them.
 */
@Singleton
class RequestConsumer {
  private static final Logger LOG = Logger.getLogger(RequestConsumer.class);
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** The process stops; the record comes again. Neither acknowledged nor refused. */
  private static final CompletionStage<Void> LEFT = CompletableFuture.completedFuture(null);

  /** A request that PostgreSQL cannot hold is tried this often before it is set aside. */
  private static final int TRIES = 5;

  private final Database database;
  private final RequestIntake intake;
  private final DeadLetters deadLetters;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** Says so once, not each second. */
  private volatile boolean failing;

  RequestConsumer(Database database, RequestIntake intake, DeadLetters deadLetters) {
    this.database = database;
    this.intake = intake;
    this.deadLetters = deadLetters;
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  @Incoming(RequestChannel.NAME)
  @RunOnVirtualThread
  CompletionStage<Void> take(Message<byte[]> message) {
    var record = record(message);
    try {
      return handled(message, record);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return LEFT;
    } catch (RuntimeException e) {
      LogEvent.of("start request cannot be processed").error(LOG, e);
      return keep(message, record, "it cannot be processed: " + e);
    } catch (Error e) {
      // The channel stops with it, and readiness says so.
      LogEvent.of("start requests are not read any more, restart the process")
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
      return keep(message, record, "it is not a request to run a runbook: " + e.getMessage());
    }
    return switch (stored(request)) {
      case Stored.Yes() -> message.ack();
      case Stored.Never(var reason) -> keep(message, record, reason);
      case Stored.NotYet() -> LEFT;
    };
  }

  /** As the channel's settings say. */
  @SuppressWarnings("unchecked")
  private static ConsumerRecord<byte[], byte[]> record(Message<byte[]> message) {
    return (ConsumerRecord<byte[], byte[]>)
        message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow().getRecord();
  }

  /** Without its letter it is not acknowledged either: it comes again with the next start. */
  private CompletionStage<Void> keep(
      Message<byte[]> message, ConsumerRecord<byte[], byte[]> record, String reason) {
    return deadLetters
        .keep(record, reason)
        .handle((_, lost) -> lost == null)
        .thenCompose(written -> written ? message.ack() : LEFT);
  }

  private Stored stored(ExecutionRequest request) throws InterruptedException {
    for (int tries = 1; database.awaitReady(); tries++) {
      try {
        intake.take(request);
        failing = false;
        return new Stored.Yes();
      } catch (RuntimeException e) {
        if (!isAboutTheRequest(e)) {
          tries = 0;
        }
        if (tries >= TRIES) {
          return new Stored.Never("it could not be written down: " + e);
        }
        tell(request, e);
      }
      if (stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    return new Stored.NotYet();
  }

  /** Everything else is trouble of the world, which ends, and the request waits for that. */
  private static boolean isAboutTheRequest(@Nullable Throwable e) {
    return e != null && (e instanceof DataException || isAboutTheRequest(e.getCause()));
  }

  private void tell(ExecutionRequest request, RuntimeException e) {
    if (!failing) {
      LogEvent.of("start request cannot be stored, it waits")
          .with("request", request.idempotencyKey())
          .with("runbook", request.runbook())
          .with("error", e)
          .error(LOG);
    }
    failing = true;
  }

  /**
   * @throws RuntimeException whatever is wrong with it
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

  /** Whether a request is written down. */
  private sealed interface Stored {
    record Yes() implements Stored {}

    /**
     * @param reason what is wrong with the request itself
     */
    record Never(String reason) implements Stored {}

    /** The process stops before. */
    record NotYet() implements Stored {}
  }
}
