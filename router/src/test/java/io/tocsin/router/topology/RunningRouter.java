package io.tocsin.router.topology;

import static java.util.stream.Collectors.toCollection;

import io.tocsin.configuration.Configuration;
import io.tocsin.events.query.AlertQuery;
import io.tocsin.events.query.RequiredPositions;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.memory.MemoryBudget;
import io.tocsin.router.mute.SuppressedAlerts;
import io.tocsin.router.query.RouterAnswers;
import io.tocsin.router.query.RouterState;
import io.tocsin.router.route.CurrentRouting;
import io.tocsin.router.timeline.OneWebhook;
import io.tocsin.router.timeline.TestingSettings;
import io.tocsin.testkit.kafka.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.processor.TaskId;

/** The router's topology on a real broker, as the process runs it, and with a way to upset it. */
final class RunningRouter implements AutoCloseable {
  static final Duration REPEAT_INTERVAL = Duration.ofSeconds(4);

  private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

  private final InstantSource clock = InstantSource.system();
  private final Configuration configuration = OneWebhook.repeating(REPEAT_INTERVAL);
  private final AtomicReference<Supplier<Throwable>> trap = new AtomicReference<>();
  private final Set<String> restored = ConcurrentHashMap.newKeySet();
  private final RouterState knowledge =
      RouterState.nothing(new CurrentRouting(this::configurationOrTrouble), MemoryBudget.UNLIMITED);
  private final RouterAnswers answers =
      new RouterAnswers(knowledge, MuteStages.all(knowledge), clock);
  private final TooLargeRecords tooLarge = new TooLargeRecords();
  private final OwnedPartitions owned;
  private final KafkaStreams streams;
  private final AssignedState state;
  private final Set<String> stores;

  RunningRouter(String application, TestingSettings settings, Path storage) {
    var topology =
        new RouterTopology(knowledge, settings, new SuppressedAlerts(), () -> Instant.EPOCH)
            .build();
    stores = storesOf(topology);
    var properties = new Properties();
    properties.putAll(
        StreamsProperties.of(new HashMap<>(TestKafka.clientSettings()), settings, storage));
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
    properties.put(TooLargeRecordHandler.COUNTER, tooLarge);
    properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6000);
    owned = new OwnedPartitions(knowledge);
    streams =
        new KafkaStreams(
            topology,
            properties,
            new StreamsClients(knowledge.groups(), owned, knowledge.gaps(), clock));
    state = new AssignedState(knowledge, streams::metadataForLocalThreads);
    streams.setUncaughtExceptionHandler(new ThreadReplacement(System::nanoTime));
    streams.setGlobalStateRestoreListener(new Restored());
    streams.start();
  }

  boolean isRunning() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  RouterState knowledge() {
    return knowledge;
  }

  OwnedPartitions owned() {
    return owned;
  }

  /** Records that Kafka took none of the size of. */
  long leftOut() {
    return tooLarge.count();
  }

  /** What somebody would see who asks now. */
  Set<String> listed() {
    return answers.alerts(AlertQuery.ALL, RequiredPositions.ANYTHING).stream()
        .map(found -> name(found.alert()))
        .collect(toCollection(TreeSet::new));
  }

  /** Whether it runs and has all state that is its own. */
  boolean isReady() {
    return isRunning() && state.missing().isEmpty();
  }

  /** Names of the stores that the stages write to. */
  Set<String> stores() {
    return stores;
  }

  private static Set<String> storesOf(Topology topology) {
    return topology.describe().subtopologies().stream()
        .flatMap(part -> part.nodes().stream())
        .filter(TopologyDescription.Processor.class::isInstance)
        .flatMap(node -> ((TopologyDescription.Processor) node).stores().stream())
        .collect(toCollection(TreeSet::new));
  }

  /** Names of the stores that were read from the changelog since the last call of this. */
  Set<String> restoredStores() {
    return restored;
  }

  Set<TaskId> activeTasks() {
    return streams.metadataForLocalThreads().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .map(TaskMetadata::taskId)
        .collect(toCollection(TreeSet::new));
  }

  /** The next thing that a stream thread does fails. */
  void upset(Supplier<Throwable> trouble) {
    restored.clear();
    trap.set(trouble);
  }

  /** Leaves the group, so that the others need not wait until it is taken for dead. */
  @Override
  public void close() {
    streams.close(
        CloseOptions.timeout(STOP_WITHIN)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
  }

  static String name(Alert alert) {
    return alert.labels().valueOrEmpty("alertname");
  }

  private Configuration configurationOrTrouble() {
    if (Thread.currentThread().getName().contains("-StreamThread-")) {
      var trouble = trap.getAndSet(null);
      if (trouble != null) {
        throw RunningRouter.<RuntimeException>unchecked(trouble.get());
      }
    }
    return configuration;
  }

  @SuppressWarnings("unchecked") // An error is thrown as what it is.
  private static <T extends Throwable> T unchecked(Throwable trouble) throws T {
    throw (T) trouble;
  }

  private final class Restored implements StateRestoreListener {
    @Override
    public void onRestoreStart(TopicPartition partition, String store, long from, long to) {}

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long end, long count) {}

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long count) {
      restored.add(store);
    }
  }
}
