package io.tocsin.router.topology;

import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import io.tocsin.router.query.Knowledge;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Runs the topology for as long as the process lives. */
@Startup
@ApplicationScoped
class RouterStreams {
  private static final Logger LOG = Logger.getLogger(RouterStreams.class);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

  private final KafkaStreams streams;
  private final AssignedState state;
  private final DeliveryReader deliveries;
  private final Knowledge knowledge;
  private volatile boolean hasRouted;

  RouterStreams(
      Knowledge knowledge,
      RouterSettings settings,
      RouterMetrics metrics,
      InstantSource clock,
      @Identifier("default-kafka-broker") Map<String, Object> connection,
      @ConfigProperty(name = "tocsin.storage.path", defaultValue = "data") Path storage) {
    this.knowledge = knowledge;
    var notBefore = clock.instant().plus(settings.startDelay());
    var topology = new RouterTopology(knowledge, settings, metrics.suppressed(), notBefore).build();
    var properties = new Properties();
    properties.putAll(StreamsProperties.of(connection, settings, storage));
    streams = new KafkaStreams(topology, properties);
    state = new AssignedState(knowledge, streams::metadataForLocalThreads);
    streams.setUncaughtExceptionHandler(
        new DeadThread(connection, settings.instance(), new ReplaceThread(System::nanoTime)));
    deliveries = new DeliveryReader(connection, knowledge.deliveries(), clock);
    streams.setStateListener((now, before) -> enter(now));
    streams.start();
  }

  /** Whether alerts are being routed at this moment. */
  boolean isRunning() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  private void enter(KafkaStreams.State now) {
    LOG.infof("router is %s", now);
    if (now == KafkaStreams.State.RUNNING) {
      hasRouted = true;
      deliveries.readRecent();
    }
  }

  /** Whether alerts that this process has known, or should know, are not known at this moment. */
  boolean isStateMissing() {
    return isRunning() ? !missing().isEmpty() : hasRouted && !knowledge.alerts().hasAny();
  }

  /** Partitions of this process whose state is not back yet. */
  List<TopicPartition> missing() {
    return state.missing();
  }

  @PreDestroy
  void stop() {
    streams.close(STOP_WITHIN);
    deliveries.close();
  }
}
