package io.tocsin.router.topology;

import static org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore;
import static org.apache.kafka.streams.state.Stores.keyValueStoreBuilder;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.events.serde.Serdes;
import io.tocsin.events.topic.RecordLimit;
import io.tocsin.events.topic.Topic;
import io.tocsin.events.topic.Topics;
import io.tocsin.router.changelog.ChangelogStoreBuilder;
import io.tocsin.router.changelog.RestoreLimit;
import io.tocsin.router.group.GroupAlerts;
import io.tocsin.router.group.GroupProcessor;
import io.tocsin.router.group.GroupSettings;
import io.tocsin.router.group.Outputs;
import io.tocsin.router.inhibit.InhibitingProcessor;
import io.tocsin.router.mute.MutePipeline;
import io.tocsin.router.mute.SuppressedAlerts;
import io.tocsin.router.notify.NotificationLogEntry;
import io.tocsin.router.observe.ObserveProcessor;
import io.tocsin.router.observe.ObserveSettings;
import io.tocsin.router.observe.Observed;
import io.tocsin.router.query.RouterState;
import io.tocsin.router.silence.SilenceProcessor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * {@code alerts → observe → (by group) → group → notifications, runbook-requests, decisions}. Every
 * instance reads all silences and inhibiting alerts before its first decision.
 *
 * <p>Every name here belongs to something durable: changing one is a migration.
 */
public final class RouterTopology {
  private static final String OBSERVE = "observe";
  private static final String BY_GROUP = "by-group";
  private static final String GROUP = "group";

  private final RouterState routerState;
  private final MutePipeline mutes;
  private final RouterSettings settings;
  private final GroupSettings groupSettings;
  private final SuppressedAlerts suppressed;

  /**
   * @param notBefore no group is flushed before this time
   */
  public RouterTopology(
      RouterState routerState,
      RouterSettings settings,
      SuppressedAlerts suppressed,
      Supplier<Instant> notBefore) {
    this.routerState = routerState;
    this.mutes = MuteStages.all(routerState);
    this.settings = settings;
    this.groupSettings =
        new GroupSettings(settings.tick(), notBefore, settings.retention(), System::nanoTime);
    this.suppressed = suppressed;
  }

  public Topology build() {
    var streams = new StreamsBuilder();
    readCompletely(streams);
    stores().forEach(streams::addStateStore);
    var observed =
        streams.stream(
                Topics.ALERTS.name(),
                Consumed.with(Topics.ALERTS.key(), Topics.ALERTS.value()).withName("alerts"))
            .process(this::observe, Named.as(OBSERVE), ObserveProcessor.STORE);
    publishInhibiting(observed);
    byGroup(observed)
        .process(
            this::group,
            Named.as(GROUP),
            GroupProcessor.GROUPS,
            GroupProcessor.MEMBERS,
            GroupProcessor.LOG);
    return withSinks(streams.build());
  }

  private void readCompletely(StreamsBuilder streams) {
    streams.addGlobalStore(
        globalStore(SilenceProcessor.STORE, Topics.SILENCES),
        Topics.SILENCES.name(),
        Consumed.with(Topics.SILENCES.key(), Topics.SILENCES.value()).withName("silences"),
        () -> new SilenceProcessor(routerState.silences(), routerState.silencesRead()));
    streams.addGlobalStore(
        globalStore(InhibitingProcessor.STORE, Topics.INHIBITING_ALERTS),
        Topics.INHIBITING_ALERTS.name(),
        Consumed.with(Topics.INHIBITING_ALERTS.key(), Topics.INHIBITING_ALERTS.value())
            .withName("inhibiting-alerts"),
        () -> new InhibitingProcessor(routerState.inhibiting()));
  }

  private static void publishInhibiting(KStream<String, Observed> observed) {
    observed
        .filterNot((key, change) -> change instanceof Observed.ForGroup, Named.as("inhibition"))
        .mapValues(RouterTopology::inhibiting, Named.as("inhibiting-alert"))
        .to(
            Topics.INHIBITING_ALERTS.name(),
            Produced.with(Topics.INHIBITING_ALERTS.key(), Topics.INHIBITING_ALERTS.value())
                .withName("tell-other-instances"));
  }

  private static @Nullable AlertBatch inhibiting(Observed change) {
    return switch (change) {
      case Observed.ForInhibition(var alert) -> alert;
      case Observed.NoLongerInhibiting(), Observed.ForGroup(var _) -> null;
    };
  }

  private static KStream<String, GroupAlerts> byGroup(KStream<String, Observed> observed) {
    return observed
        .flatMapValues(RouterTopology::forGroup, Named.as("for-group"))
        .repartition(
            Repartitioned.<String, GroupAlerts>as(BY_GROUP)
                .withKeySerde(Serdes.text())
                .withValueSerde(GroupAlerts.serde()));
  }

  private static List<GroupAlerts> forGroup(Observed change) {
    return change instanceof Observed.ForGroup(var alerts) ? List.of(alerts) : List.of();
  }

  private static Topology withSinks(Topology topology) {
    topology.addSink(
        Outputs.NOTIFICATIONS,
        Topics.NOTIFICATIONS.name(),
        Topics.NOTIFICATIONS.key().serializer(),
        Topics.NOTIFICATIONS.value().serializer(),
        byDestination(),
        GROUP);
    sink(topology, Outputs.RUNBOOK_REQUESTS, Topics.RUNBOOK_REQUESTS);
    sink(topology, Outputs.DECISIONS, Topics.DECISIONS);
    return topology;
  }

  private ObserveProcessor observe() {
    return new ObserveProcessor(
        routerState.routing(),
        routerState.alerts(),
        routerState.inhibiting(),
        new ObserveSettings(settings.tick(), settings.keepResolved()),
        routerState.gaps());
  }

  private GroupProcessor group() {
    return new GroupProcessor(
        routerState.routing(),
        mutes,
        groupSettings,
        routerState.groups(),
        routerState.deliveries(),
        suppressed,
        routerState.alerts(),
        routerState.gaps());
  }

  private static StreamPartitioner<NotificationKey, GroupNotification> byDestination() {
    return (topic, key, value, partitions) -> Optional.of(Set.of(key.partition(partitions)));
  }

  private static <K, V> void sink(Topology topology, String name, Topic<K, V> topic) {
    topology.addSink(
        name, topic.name(), topic.key().serializer(), topic.value().serializer(), GROUP);
  }

  private List<StoreBuilder<?>> stores() {
    long budget = routerState.alerts().held().budgetBytes();
    var alerts = new RestoreLimit(budget, ObserveProcessor::name);
    // Left-out entries cost a repeated notification.
    var log = new RestoreLimit(budget, entry -> "");
    return List.of(
        store(ObserveProcessor.STORE, Serdes.text(), AlertBatch.serde(), alerts),
        store(GroupProcessor.GROUPS, Serdes.text(), GroupProcessor.groupSerde(), RestoreLimit.NONE),
        store(GroupProcessor.MEMBERS, Serdes.text(), AlertBatch.serde(), alerts),
        store(
            GroupProcessor.LOG,
            NotificationKey.serde(),
            Serdes.json(NotificationLogEntry.class),
            log));
  }

  /** Kafka Streams requires a store; the state itself is on the heap. */
  private static <V> StoreBuilder<KeyValueStore<String, V>> globalStore(
      String name, Topic<String, V> topic) {
    return keyValueStoreBuilder(inMemoryKeyValueStore(name), topic.key(), topic.value())
        .withLoggingDisabled();
  }

  private static <K, V> StoreBuilder<?> store(
      String name, Serde<K> key, Serde<V> value, RestoreLimit limit) {
    return new ChangelogStoreBuilder<>(name, key, value, limit, RecordLimit.settings());
  }
}
