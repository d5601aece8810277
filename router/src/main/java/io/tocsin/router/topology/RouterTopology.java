package io.tocsin.router.topology;

import static org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore;
import static org.apache.kafka.streams.state.Stores.keyValueStoreBuilder;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.events.serde.Serdes;
import io.tocsin.events.topic.Topic;
import io.tocsin.events.topic.Topics;
import io.tocsin.router.group.GroupAlerts;
import io.tocsin.router.group.GroupGauge;
import io.tocsin.router.group.GroupProcessor;
import io.tocsin.router.group.Outputs;
import io.tocsin.router.mute.MutePipeline;
import io.tocsin.router.notify.NotificationLogEntry;
import io.tocsin.router.observe.ObserveProcessor;
import io.tocsin.router.observe.ObserveSettings;
import io.tocsin.router.route.Routing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * {@code alerts → observe → (by group) → group → notifications, runbook-requests, decisions}.
 *
 * <p>Every name here is the name of something durable: changing one is a migration.
 */
public final class RouterTopology {
  private static final String OBSERVE = "observe";
  private static final String BY_GROUP = "by-group";
  private static final String GROUP = "group";
  private static final String MAX_RECORD_BYTES = String.valueOf(16 << 20);

  private final Supplier<Routing> routing;
  private final MutePipeline mutes;
  private final RouterSettings settings;
  private final GroupGauge gauge;

  public RouterTopology(
      Supplier<Routing> routing, MutePipeline mutes, RouterSettings settings, GroupGauge gauge) {
    this.routing = routing;
    this.mutes = mutes;
    this.settings = settings;
    this.gauge = gauge;
  }

  public Topology build() {
    var streams = new StreamsBuilder();
    stores().forEach(streams::addStateStore);
    streams.stream(
            Topics.ALERTS.name(),
            Consumed.with(Topics.ALERTS.key(), Topics.ALERTS.value()).withName("alerts"))
        .process(this::observe, Named.as(OBSERVE), ObserveProcessor.STORE)
        .repartition(
            Repartitioned.<String, GroupAlerts>as(BY_GROUP)
                .withKeySerde(Serdes.text())
                .withValueSerde(GroupAlerts.serde()))
        .process(
            this::group,
            Named.as(GROUP),
            GroupProcessor.GROUPS,
            GroupProcessor.MEMBERS,
            GroupProcessor.LOG);
    var topology = streams.build();
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
        routing, new ObserveSettings(settings.tick(), settings.keepResolved()));
  }

  private GroupProcessor group() {
    return new GroupProcessor(routing, mutes, settings.tick(), gauge);
  }

  private static StreamPartitioner<NotificationKey, GroupNotification> byDestination() {
    return (topic, key, value, partitions) -> Optional.of(Set.of(key.partition(partitions)));
  }

  private static <K, V> void sink(Topology topology, String name, Topic<K, V> topic) {
    topology.addSink(
        name, topic.name(), topic.key().serializer(), topic.value().serializer(), GROUP);
  }

  private static List<StoreBuilder<?>> stores() {
    return List.of(
        store(ObserveProcessor.STORE, Serdes.text(), AlertBatch.serde()),
        store(GroupProcessor.GROUPS, Serdes.text(), GroupProcessor.groupSerde()),
        store(GroupProcessor.MEMBERS, Serdes.text(), AlertBatch.serde()),
        store(
            GroupProcessor.LOG, NotificationKey.serde(), Serdes.json(NotificationLogEntry.class)));
  }

  /** In memory, because the working set is; the changelog is the durable copy. */
  private static <K, V> StoreBuilder<?> store(String name, Serde<K> key, Serde<V> value) {
    return keyValueStoreBuilder(inMemoryKeyValueStore(name), key, value)
        .withLoggingEnabled(Map.of("max.message.bytes", MAX_RECORD_BYTES));
  }
}
