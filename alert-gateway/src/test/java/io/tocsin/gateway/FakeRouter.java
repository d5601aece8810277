package io.tocsin.gateway;

import io.smallrye.common.annotation.Identifier;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.query.ActiveAlert;
import io.tocsin.events.query.AlertFound;
import io.tocsin.events.query.AlertQuery;
import io.tocsin.events.query.ExplainQuery;
import io.tocsin.events.query.Explanation;
import io.tocsin.events.query.GroupFound;
import io.tocsin.events.query.RequiredPositions;
import io.tocsin.events.query.RouterLoad;
import io.tocsin.events.query.RouterQueries;
import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.events.silences.SilenceStored;
import io.tocsin.events.topic.Topic;
import io.tocsin.events.topic.Topics;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.matcher.MatchOperator;
import io.tocsin.model.matcher.Matcher;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import io.tocsin.model.silence.Silence;
import io.tocsin.model.silence.SilenceState;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Answers from what the topics hold at the moment it is asked. Sends every alert to the root
 * route's receiver and groups by {@code alertname}; nothing inhibits and nothing is muted.
 */
@Alternative
@Singleton
class FakeRouter implements RouterQueries {
  private final ActiveConfiguration configuration;
  private final InstantSource clock;
  private final TopicReader<AlertBatch> alerts;
  private final TopicReader<SilenceStored> silences;
  private final Map<Fingerprint, Alert> latest = new HashMap<>();
  private final Map<String, Silence> kept = new LinkedHashMap<>();
  private volatile List<AlertFound> held = List.of();
  private volatile RequiredPositions lastSeen = RequiredPositions.ANYTHING;
  private volatile boolean gone;
  private volatile CountDownLatch open = new CountDownLatch(0);

  FakeRouter(
      ActiveConfiguration configuration,
      InstantSource clock,
      @Identifier("default-kafka-broker") Map<String, Object> connection) {
    this.configuration = configuration;
    this.clock = clock;
    this.alerts = new TopicReader<>(Topics.ALERTS, connection);
    this.silences = new TopicReader<>(Topics.SILENCES, connection);
  }

  @PreDestroy
  void close() {
    alerts.consumer.close();
    silences.consumer.close();
  }

  @Override
  public List<AlertFound> alerts(AlertQuery query, RequiredPositions seen) {
    answer(seen);
    return found(query);
  }

  @Override
  public List<GroupFound> groups(AlertQuery query, RequiredPositions seen) {
    answer(seen);
    var groups = new LinkedHashMap<String, List<AlertFound>>();
    found(query)
        .forEach(
            found ->
                groups.computeIfAbsent(found.alert().name(), n -> new ArrayList<>()).add(found));
    return groups.entrySet().stream()
        .map(
            group -> {
              var labels = LabelSet.of("alertname", group.getKey());
              return new GroupFound(
                  GroupId.of("{}", labels),
                  new GroupKey("{}:" + labels),
                  labels,
                  LabelSet.EMPTY,
                  receiver(),
                  group.getValue());
            })
        .toList();
  }

  @Override
  public synchronized List<Silence> silences(RequiredPositions seen) {
    answer(seen);
    return List.copyOf(kept.values());
  }

  /** Says no more than that everything goes to the root route. */
  @Override
  public Optional<Explanation> explain(ExplainQuery query, RequiredPositions seen) {
    answer(seen);
    return query
        .subject()
        .labels()
        .map(
            labels ->
                new Explanation(
                    clock.instant(),
                    labels,
                    labels.fingerprint(),
                    false,
                    List.of(new Explanation.Step("{}", 0, receiver(), List.of(), true)),
                    List.of(),
                    Optional.empty(),
                    List.of()));
  }

  /** Answers these alerts and nothing else; with none of them, what the topic holds. */
  void holds(List<AlertFound> alerts) {
    held = List.copyOf(alerts);
  }

  void isGone(boolean isGone) {
    gone = isGone;
  }

  /** Whoever asks waits until the latch is at zero. */
  void answersAfter(CountDownLatch latch) {
    open = latch;
  }

  /** What the last question had to find. */
  RequiredPositions lastSeen() {
    return lastSeen;
  }

  private void answer(RequiredPositions seen) {
    lastSeen = seen;
    if (gone) {
      throw new RouterUnavailableException("the fake is gone");
    }
    try {
      open.await();
    } catch (InterruptedException e) {
      throw new RouterUnavailableException("interrupted", e);
    }
    catchUp();
  }

  private synchronized void catchUp() {
    alerts
        .rest()
        .forEach(
            record ->
                record.value().entries().forEach(e -> latest.put(e.fingerprint(), e.alert())));
    for (var record : silences.rest()) {
      if (record.value() == null) {
        kept.remove(record.key());
      } else {
        kept.put(record.key(), record.value().silence());
      }
    }
  }

  private synchronized List<AlertFound> found(AlertQuery query) {
    var now = clock.instant();
    Collection<AlertFound> all =
        held.isEmpty() ? latest.values().stream().map(alert -> found(alert, now)).toList() : held;
    return all.stream()
        .filter(found -> !held.isEmpty() || !found.alert().isResolvedAt(now))
        .filter(found -> query.filter().matches(found.alert().labels()))
        .filter(found -> query.silenced() || found.silencedBy().isEmpty())
        .filter(found -> query.active() || found.isSuppressed())
        .filter(found -> query.receiver().isEmpty() || reaches(found, query.receiver().get()))
        .toList();
  }

  @Override
  public RouterLoad held() {
    return new RouterLoad(100L << 20, 0, Map.of());
  }

  @Override
  public List<ActiveAlert> active() {
    return List.of();
  }

  private static boolean reaches(AlertFound found, String expression) {
    var receiver = new Matcher("receiver", MatchOperator.REGEX, expression);
    return found.receivers().stream().anyMatch(receiver::matchesValue);
  }

  private AlertFound found(Alert alert, Instant now) {
    var silencedBy =
        kept.values().stream()
            .filter(silence -> silence.stateAt(now) == SilenceState.ACTIVE)
            .filter(silence -> silence.matchers().matches(alert.labels()))
            .map(Silence::id)
            .toList();
    return new AlertFound(alert, List.of(receiver()), silencedBy, List.of(), List.of());
  }

  private String receiver() {
    return configuration.current().route().receiver();
  }

  /** A topic, read from its beginning, on by one piece each time. */
  private static final class TopicReader<V> {
    private final KafkaConsumer<String, V> consumer;
    private final List<TopicPartition> partitions;

    TopicReader(Topic<String, V> topic, Map<String, Object> connection) {
      consumer =
          new KafkaConsumer<>(
              new HashMap<>(connection), topic.key().deserializer(), topic.value().deserializer());
      partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(topic.name(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
    }

    /** Everything up to the end as it is now. */
    List<ConsumerRecord<String, V>> rest() {
      var ends = consumer.endOffsets(partitions);
      var records = new ArrayList<ConsumerRecord<String, V>>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }
}
