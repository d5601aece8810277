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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

  /** A request that PostgreSQL cannot hold is tried this often before it is set aside. */
  private static final int TRIES = 5;

  private final Database database;
  private final Intake intake;
  private final DeadLetters deadLetters;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** Says so once, not each second. */
  private volatile boolean failing;

  RequestConsumer(Database database, Intake intake, DeadLetters deadLetters) {
    this.database = database;
    this.intake = intake;
    this.deadLetters = deadLetters;
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  @Incoming("runner-requests")
  @RunOnVirtualThread
  CompletionStage<Void> take(Message<byte[]> message) {
    try {
      if (isTaken(message)) {
        return message.ack();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // The process stops; the record comes again. Neither acknowledged nor refused.
    return CompletableFuture.completedFuture(null);
  }

  private boolean isTaken(Message<byte[]> message) throws InterruptedException {
    var record = message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
    var request = read(message.getPayload());
    if (request.isEmpty()) {
      deadLetters.keep(record, message.getPayload(), "it is not a request to run a runbook");
      return true;
    }
    for (int tries = 1; database.awaitReady(); tries++) {
      try {
        intake.take(toExecution(request.get()));
        failing = false;
        return true;
      } catch (RuntimeException e) {
        if (!isAboutTheRequest(e)) {
          tries = 0;
        }
        if (tries >= TRIES) {
          deadLetters.keep(record, message.getPayload(), "it could not be written down: " + e);
          return true;
        }
        tell(request.get(), e);
      }
      if (stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return false;
  }

  /** Everything else is trouble of the world, which ends, and the request waits for that. */
  private static boolean isAboutTheRequest(@Nullable Throwable e) {
    return e != null && (e instanceof DataException || isAboutTheRequest(e.getCause()));
  }

  private void tell(RunbookRequested request, RuntimeException e) {
    if (!failing) {
      LogEvent.of("start request cannot be stored, it waits")
          .with("request", request.id())
          .with("runbook", request.runbook())
          .with("error", e)
          .error(LOG);
    }
    failing = true;
  }

  private static Optional<RunbookRequested> read(byte[] payload) {
    try (var reader = Topics.RUNBOOK_REQUESTS.value().deserializer()) {
      return Optional.ofNullable(reader.deserialize(Topics.RUNBOOK_REQUESTS.name(), payload))
          .filter(request -> request.id() != null && request.runbook() != null);
    } catch (RuntimeException e) {
      LogEvent.of("record cannot be read")
          .with("topic", Topics.RUNBOOK_REQUESTS.name())
          .with("error", e.getMessage())
          .warn(LOG);
      return Optional.empty();
    }
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
}
