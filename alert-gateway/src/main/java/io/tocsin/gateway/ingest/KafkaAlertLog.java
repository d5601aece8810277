package io.tocsin.gateway.ingest;

import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.topic.Topics;
import io.tocsin.gateway.log.NotDurablyStored;
import io.tocsin.gateway.router.WritePositions;
import io.tocsin.log.LastingTrouble;
import io.tocsin.log.LogEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
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
 *
 * <p>The client connects on a worker thread and retries until it succeeds: the gateway starts and
 * runs without Kafka.
 */
@Singleton
@Startup
class KafkaAlertLog implements AlertLog {
  private static final Logger LOG = Logger.getLogger(KafkaAlertLog.class);

  /** Probe interval while the partitions are unknown and every alert is answered with 503. */
  private static final Duration SOON = Duration.ofMillis(200);

  private final Vertx vertx;
  private final IngestSettings.Log settings;
  private final Map<String, Object> connection;
  private final WritePositions written;
  private final RoutingDelay routing;
  private final BytesInFlight inFlight;
  private final Map<Integer, WriteCircuitBreaker> circuits = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final LastingTrouble unreachable = new LastingTrouble(LastingTrouble.START);
  private final LastingTrouble unconfirmed = new LastingTrouble();
  private volatile LogState state = new LogState.Unknown("Kafka has not been probed yet");
  private volatile @Nullable LogClient client;
  private volatile boolean wasReachable;
  private long timer;

  KafkaAlertLog(
      Vertx vertx,
      IngestSettings settings,
      @Identifier("default-kafka-broker") Map<String, Object> connection,
      WritePositions written,
      RoutingDelay routing,
      InstantSource clock) {
    this.vertx = vertx;
    this.settings = settings.log();
    this.connection = connection;
    this.written = written;
    this.routing = routing;
    this.clock = clock;
    this.inFlight = new BytesInFlight(this.settings.inFlight().asLongValue());
  }

  @PostConstruct
  void startProbing() {
    probe();
  }

  @PreDestroy
  void close() {
    vertx.cancelTimer(timer);
    var open = client;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public LogState state() {
    return state;
  }

  @Override
  public CompletionStage<Void> append(int partition, AlertBatch batch) {
    var open = client;
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

  /** Sequential: the next probe is scheduled when this one has completed. */
  private void probe() {
    vertx
        .executeBlocking(this::probeLog, false)
        .onFailure(
            e -> {
              LogEvent.of("Kafka probe failed, intake is not ready").error(LOG, e);
              state = new LogState.Unknown(String.valueOf(e.getMessage()));
            })
        .onComplete(done -> timer = vertx.setTimer(untilNextProbe().toMillis(), t -> probe()));
  }

  private Duration untilNextProbe() {
    var interval = settings.probeInterval();
    return state instanceof LogState.Unknown && interval.compareTo(SOON) > 0 ? SOON : interval;
  }

  private LogState probeLog() throws InterruptedException {
    var now = probeOrConnect();
    log(now);
    state = now;
    return now;
  }

  private void log(LogState now) {
    switch (now) {
      case LogState.Reachable(int partitions) -> logReachable(partitions);
      case LogState.Impaired(int partitions, var reason) ->
          logUnreachable("Kafka is impaired, alerts may be answered with 503", reason);
      case LogState.Unknown(var reason) ->
          logUnreachable("Kafka is unreachable, alerts are answered with 503", reason);
    }
  }

  private void logReachable(int partitions) {
    if (!wasReachable) {
      LogEvent.of("alerts can be accepted").with("partitions", partitions).info(LOG);
    }
    wasReachable = true;
    unreachable
        .over(LogEvent.of("Kafka answers again, alerts are accepted"), clock.instant())
        .ifPresent(event -> event.info(LOG));
  }

  private void logUnreachable(String event, String reason) {
    unreachable
        .met(LogEvent.of(event).with("error", reason), clock.instant())
        .ifPresent(line -> line.warn(LOG));
  }

  private LogState probeOrConnect() throws InterruptedException {
    try {
      var open = client;
      if (open == null) {
        open = LogClient.connect(connection, settings);
        client = open;
      }
      var answer = open.probe();
      routing.update(open);
      return answer;
    } catch (KafkaException e) {
      var cause = e.getCause() == null ? e : e.getCause();
      return new LogState.Unknown("cannot connect to Kafka: " + cause.getMessage());
    }
  }
}
