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
 * The alerts topic, with the one producer that writes to it. A plain client and not a messaging
 * channel, because a request may become several records, each for a partition of our choice, and is
 * answered when all of them are acknowledged.
 *
 * <p>The client connects on a worker thread, again and again until it succeeds: the gateway starts,
 * and stays alive, without Kafka.
 */
@Singleton
@Startup
class KafkaAlertLog implements AlertLog {
  private static final Logger LOG = Logger.getLogger(KafkaAlertLog.class);

  /** Until the partitions are known every alert is answered with 503, so nobody waits long. */
  private static final Duration SOON = Duration.ofMillis(200);

  private final Vertx vertx;
  private final IngestSettings.Log settings;
  private final Map<String, Object> connection;
  private final WritePositions written;
  private final RoutingDelay routing;
  private final BytesInFlight inFlight;
  private final Map<Integer, CircuitBreaker> circuits = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final LastingTrouble away = new LastingTrouble(LastingTrouble.START);
  private final LastingTrouble unconfirmed = new LastingTrouble();
  private volatile LogState state = new LogState.Unknown("it has not been asked yet");
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
              "%d bytes are on their way to Kafka already; tocsin.gateway.ingest.log.in-flight allows no more"
                  .formatted(inFlight.bytes())));
    }
    if (!circuit(partition).enter()) {
      inFlight.leave(value.length);
      return CompletableFuture.failedFuture(
          new NotDurablyStored(
              "Kafka does not confirm alerts for partition %d of %s; one request at a time tries it"
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

  /** The state says whether Kafka answers; this says whether it stores what it is sent. */
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
                  acknowledged.completeExceptionally(notSafe(record, failure));
                }
              });
    } catch (KafkaException | IllegalStateException e) {
      note(record.partition(), e);
      acknowledged.completeExceptionally(notSafe(record, e));
    }
    return acknowledged;
  }

  private CircuitBreaker circuit(int partition) {
    return circuits.computeIfAbsent(partition, unknown -> new CircuitBreaker());
  }

  private void note(int partition, Exception failure) {
    if (failure instanceof RetriableException) {
      circuit(partition).failed();
    } else {
      circuit(partition).refused();
    }
  }

  private static NotDurablyStored notSafe(ProducerRecord<?, ?> record, Exception failure) {
    return new NotDurablyStored(
        "Kafka did not confirm a record for partition %d of %s: %s"
            .formatted(record.partition(), record.topic(), failure.getMessage()),
        failure);
  }

  /** One after the other; the next one is only set when this one has its answer. */
  private void probe() {
    vertx
        .executeBlocking(this::askLog, false)
        .onFailure(
            e -> {
              LogEvent.of("asking Kafka failed, intake counts as not ready").error(LOG, e);
              state = new LogState.Unknown(String.valueOf(e.getMessage()));
            })
        .onComplete(done -> timer = vertx.setTimer(untilNextProbe().toMillis(), t -> probe()));
  }

  private Duration untilNextProbe() {
    var interval = settings.probeInterval();
    return state instanceof LogState.Unknown && interval.compareTo(SOON) > 0 ? SOON : interval;
  }

  private LogState askLog() throws InterruptedException {
    var now = askOrConnect();
    log(now);
    state = now;
    return now;
  }

  private void log(LogState now) {
    switch (now) {
      case LogState.Reachable(int partitions) -> logReachable(partitions);
      case LogState.Impaired(int partitions, var reason) ->
          away("Kafka has trouble, alerts may be answered with 503", reason);
      case LogState.Unknown(var reason) ->
          away("Kafka is away, alerts are answered with 503", reason);
    }
  }

  private void logReachable(int partitions) {
    if (!wasReachable) {
      LogEvent.of("alerts can be accepted").with("partitions", partitions).info(LOG);
    }
    wasReachable = true;
    away.over(LogEvent.of("Kafka answers again, alerts are accepted"), clock.instant())
        .ifPresent(event -> event.info(LOG));
  }

  private void away(String event, String reason) {
    away.met(LogEvent.of(event).with("error", reason), clock.instant())
        .ifPresent(line -> line.warn(LOG));
  }

  private LogState askOrConnect() throws InterruptedException {
    try {
      var open = client;
      if (open == null) {
        open = LogClient.connect(connection, settings);
        client = open;
      }
      var answer = open.ask();
      routing.look(open);
      return answer;
    } catch (KafkaException e) {
      var cause = e.getCause() == null ? e : e.getCause();
      return new LogState.Unknown("cannot connect to Kafka: " + cause.getMessage());
    }
  }
}
