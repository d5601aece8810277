package io.tocsin.router.topology;

import io.smallrye.common.annotation.Identifier;
import io.tocsin.events.topic.RoutingBacklog;
import io.tocsin.log.LastingTrouble;
import io.tocsin.log.LogEvent;
import io.tocsin.router.query.RouterState;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Detects that the router makes no progress in its partitions. Asks Kafka, because the stream
 * threads can believe they are running.
 */
@ApplicationScoped
class RouterStalled {
  private static final Logger LOG = Logger.getLogger(RouterStalled.class);
  private static final long EVERY_SECONDS = 5;

  private final RoutingBacklog backlog = new RoutingBacklog();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("router-standstill").factory());
  private final LastingTrouble kafka = new LastingTrouble(LastingTrouble.START);
  private final RouterState routerState;
  private final Duration bound;
  private final Map<String, Object> connection;
  private final InstantSource clock;
  private volatile @Nullable Admin admin;

  RouterStalled(
      RouterState routerState,
      RouterSettings settings,
      InstantSource clock,
      @Identifier("default-kafka-broker") Map<String, Object> connection) {
    this.routerState = routerState;
    this.bound = settings.standstill();
    this.clock = clock;
    this.connection = new HashMap<>(connection);
    this.connection.put(AdminClientConfig.CLIENT_ID_CONFIG, "tocsin-router-standstill");
    looks.scheduleWithFixedDelay(this::check, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  /** The reason for not being ready; empty while the router makes progress. */
  Optional<String> trouble() {
    var standstill = backlog.standstill(routerState.alerts().restored().numbers(), clock.instant());
    return standstill.compareTo(bound) > 0
        ? Optional.of(
            "no alert was read for %d s although alerts are waiting"
                .formatted(standstill.toSeconds()))
        : Optional.empty();
  }

  /**
   * Keeps the last result if Kafka does not answer: an unreachable broker is not a stalled router.
   */
  private void check() {
    try {
      var client = admin;
      if (client == null) {
        client = Admin.create(connection);
        admin = client;
      }
      backlog.look(client, clock.instant());
      kafka
          .over(LogEvent.of("Kafka responds again"), clock.instant())
          .ifPresent(line -> line.info(LOG));
    } catch (ExecutionException | KafkaException e) {
      kafka
          .met(
              LogEvent.of("Kafka does not respond, routing has stopped or is about to stop")
                  .with("error", e.getMessage()),
              clock.instant())
          .ifPresent(line -> line.warn(LOG));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @PreDestroy
  void stop() {
    looks.shutdownNow();
    var client = admin;
    if (client != null) {
      client.close(Duration.ZERO);
    }
  }
}
