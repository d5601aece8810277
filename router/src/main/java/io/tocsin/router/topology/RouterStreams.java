package io.tocsin.router.topology;

import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import io.tocsin.configuration.process.ProcessFailed;
import io.tocsin.events.group.GroupContact;
import io.tocsin.log.LogEvent;
import io.tocsin.router.query.RouterState;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Runs the topology for the lifetime of the process. */
@Startup
@ApplicationScoped
class RouterStreams {
  private static final Logger LOG = Logger.getLogger(RouterStreams.class);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

  private final KafkaStreams streams;
  private final AssignedState state;
  private final DeliveryReader deliveries;
  private final RouterState routerState;
  private final StartDelay startDelay;
  private final OwnedPartitions owned;
  private final boolean isOnlyInstance;
  private volatile boolean hasRouted;

  RouterStreams(
      RouterState routerState,
      RouterSettings settings,
      RouterMetrics metrics,
      OwnedPartitions owned,
      InstantSource clock,
      Event<ProcessFailed> failures,
      @Identifier("default-kafka-broker") Map<String, Object> connection,
      @ConfigProperty(name = "tocsin.storage.path", defaultValue = "data") Path storage) {
    this.routerState = routerState;
    this.owned = owned;
    isOnlyInstance = settings.onlyInstance();
    startDelay = new StartDelay(settings.startDelay());
    var topology =
        new RouterTopology(routerState, settings, metrics.suppressed(), startDelay).build();
    var properties = new Properties();
    properties.putAll(StreamsProperties.of(connection, settings, storage));
    properties.put(TooLargeRecordHandler.COUNTER, metrics.tooLarge());
    properties.put(DeadLetterCount.SETTING, metrics.deadLetters());
    streams =
        new KafkaStreams(
            topology,
            properties,
            new StreamsClients(routerState.groups(), owned, routerState.gaps(), clock));
    state = new AssignedState(routerState, streams::metadataForLocalThreads);
    streams.setUncaughtExceptionHandler(
        new ThreadDeathHandler(
            connection, settings.instance(), new ThreadReplacement(System::nanoTime)));
    deliveries = new DeliveryReader(connection, routerState.deliveries(), clock);
    streams.setStateListener((now, before) -> enter(now, failures, clock));
    streams.start();
  }

  /** Whether alerts are routed right now. */
  boolean isRunning() {
    return streams.state() == KafkaStreams.State.RUNNING && GroupContact.isKept(streams.metrics());
  }

  private void enter(KafkaStreams.State now, Event<ProcessFailed> failures, InstantSource clock) {
    report(now, failures::fire);
    if (now == KafkaStreams.State.RUNNING) {
      startDelay.begin(clock.instant());
      hasRouted = true;
      deliveries.readRecent();
    }
  }

  /** Nothing restarts by itself after ERROR, so the process must end. */
  static void report(KafkaStreams.State now, Consumer<ProcessFailed> failures) {
    LogEvent.of("router state changed").with("state", now).info(LOG);
    if (now == KafkaStreams.State.ERROR) {
      failures.accept(
          new ProcessFailed(
              "routing has stopped, see the error logged before this line; accepted alerts are durably stored in Kafka"));
    }
  }

  /**
   * Whether all alerts that this process must answer for are restored. The only instance must
   * answer for all partitions, and none is assigned yet when Kafka Streams first reports RUNNING.
   */
  boolean isStateComplete(Duration longest) {
    if (isOnlyInstance) {
      return areAllRestored(longest);
    }
    return isRunning()
        ? missing().isEmpty()
        : !hasRouted || !routerState.alerts().restored().numbers().isEmpty();
  }

  private boolean areAllRestored(Duration longest) {
    try {
      return routerState.await(owned.inTopic(), longest);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Partitions of this process whose state is not restored yet. */
  List<TopicPartition> missing() {
    return state.missing();
  }

  /**
   * Leaves the consumer group, so that another instance takes over at once and not after the
   * session time-out.
   */
  @PreDestroy
  void stop() {
    streams.close(
        CloseOptions.timeout(STOP_WITHIN)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    deliveries.close();
  }
}
