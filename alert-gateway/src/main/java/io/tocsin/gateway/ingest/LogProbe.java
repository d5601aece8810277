package io.tocsin.gateway.ingest;

import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import io.tocsin.log.LastingTrouble;
import io.tocsin.log.LogEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Connects to Kafka, probes it and logs whether it answers. It connects on a worker thread and
 * retries until it succeeds: the gateway starts and runs without Kafka.
 */
@Singleton
@Startup
class LogProbe {
  private static final Logger LOG = Logger.getLogger(LogProbe.class);

  /** Probe interval while the partitions are unknown and every alert is answered with 503. */
  private static final Duration SOON = Duration.ofMillis(200);

  private final Vertx vertx;
  private final IngestSettings.Log settings;
  private final Map<String, Object> connection;
  private final RoutingDelay routing;
  private final InstantSource clock;
  private final LastingTrouble unreachable = new LastingTrouble(LastingTrouble.START);
  private volatile LogState state = new LogState.Unknown("Kafka has not been probed yet");
  private volatile @Nullable LogClient client;
  private volatile boolean wasReachable;
  private long timer;

  LogProbe(
      Vertx vertx,
      IngestSettings settings,
      @Identifier("default-kafka-broker") Map<String, Object> connection,
      RoutingDelay routing,
      InstantSource clock) {
    this.vertx = vertx;
    this.settings = settings.log();
    this.connection = connection;
    this.routing = routing;
    this.clock = clock;
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

  /** As the last probe found it. */
  LogState state() {
    return state;
  }

  /** Null until the first connection. */
  @Nullable LogClient client() {
    return client;
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
