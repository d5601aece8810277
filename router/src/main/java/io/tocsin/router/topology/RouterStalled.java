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
 * Whether this router goes on with its partitions. Kafka knows it, whatever the stream threads
 * believe of themselves.
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
  private final RouterState knowledge;
  private final Duration bound;
  private final Map<String, Object> connection;
  private final InstantSource clock;
  private volatile @Nullable Admin admin;

  RouterStalled(
      RouterState knowledge,
      RouterSettings settings,
      InstantSource clock,
      @Identifier("default-kafka-broker") Map<String, Object> connection) {
    this.knowledge = knowledge;
    this.bound = settings.standstill();
    this.clock = clock;
    this.connection = new HashMap<>(connection);
    this.connection.put(AdminClientConfig.CLIENT_ID_CONFIG, "tocsin-router-standstill");
    looks.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  /** What to say about it; empty while it goes on. */
  Optional<String> trouble() {
    var standstill = backlog.standstill(knowledge.alerts().partitions(), clock.instant());
    return standstill.compareTo(bound) > 0
        ? Optional.of(
            "no alert was read for %d s though there are some".formatted(standstill.toSeconds()))
        : Optional.empty();
  }

  /** Without an answer it is as it was: a standstill of the log is not one of the router. */
  private void look() {
    try {
      var client = admin;
      if (client == null) {
        client = Admin.create(connection);
        admin = client;
      }
      backlog.look(client, clock.instant());
      kafka
          .over(LogEvent.of("Kafka answers again"), clock.instant())
          .ifPresent(line -> line.info(LOG));
    } catch (ExecutionException | KafkaException e) {
      kafka
          .met(
              LogEvent.of("Kafka does not answer, routing stands still or is about to")
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
