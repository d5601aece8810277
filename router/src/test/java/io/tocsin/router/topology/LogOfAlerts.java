package io.tocsin.router.topology;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.events.serde.Serdes;
import io.tocsin.events.topic.RecordLimit;
import io.tocsin.events.topic.Topics;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import io.tocsin.testkit.kafka.TestKafka;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What goes into the router and what comes out of it, on the test's broker. */
final class LogOfAlerts implements AutoCloseable {
  private final InstantSource clock = InstantSource.system();
  private final KafkaProducer<String, AlertBatch> alerts =
      new KafkaProducer<>(
          settings(), Topics.ALERTS.key().serializer(), Topics.ALERTS.value().serializer());
  private final KafkaConsumer<NotificationKey, GroupNotification> notifications =
      new KafkaConsumer<>(
          new HashMap<>(TestKafka.clientSettings()),
          Topics.NOTIFICATIONS.key().deserializer(),
          Topics.NOTIFICATIONS.value().deserializer());
  private final Map<String, GroupNotification> told = new LinkedHashMap<>();
  private final int partitions;

  /** Looks at what is told from now on. */
  LogOfAlerts() {
    var ofNotifications =
        notifications.partitionsFor(Topics.NOTIFICATIONS.name()).stream()
            .map(found -> new TopicPartition(found.topic(), found.partition()))
            .toList();
    notifications.assign(ofNotifications);
    notifications.seekToEnd(ofNotifications);
    ofNotifications.forEach(notifications::position);
    partitions = alerts.partitionsFor(Topics.ALERTS.name()).size();
  }

  private static Map<String, Object> settings() {
    var settings = new HashMap<String, Object>(TestKafka.clientSettings());
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RecordLimit.BYTES);
    return settings;
  }

  /** Reports that an alert fires, for an hour if nothing else is said. */
  void fires(String name) {
    fires(name, Duration.ofHours(1));
  }

  void fires(String name, Duration lease) {
    var now = clock.instant();
    post(alert(name, now, now.plus(lease)));
  }

  void fires(LabelSet labels, LabelSet annotations) {
    var now = clock.instant();
    post(alert(labels, annotations, now, now.plus(Duration.ofHours(1))));
  }

  /** Reports that an alert is over. */
  void ends(String name) {
    var now = clock.instant();
    post(alert(name, now.minusMillis(1), now));
  }

  /** Whether the newest record about an alert in a changelog is its deletion. */
  boolean isForgotten(String changelog, String name) {
    var key = LabelSet.of("alertname", name).fingerprint().toString();
    try (var reader =
        new KafkaConsumer<>(
            new HashMap<>(TestKafka.clientSettings()),
            Serdes.text().deserializer(),
            new ByteArrayDeserializer())) {
      var all =
          reader.partitionsFor(changelog).stream()
              .map(found -> new TopicPartition(found.topic(), found.partition()))
              .toList();
      reader.assign(all);
      reader.seekToBeginning(all);
      var newest = new HashMap<String, Boolean>();
      for (var ends = reader.endOffsets(all); !hasRead(reader, ends); ) {
        reader
            .poll(Duration.ofMillis(100))
            .forEach(record -> newest.put(record.key(), record.value() == null));
      }
      return newest.getOrDefault(key, false);
    }
  }

  private static boolean hasRead(KafkaConsumer<?, ?> reader, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> reader.position(end.getKey()) >= end.getValue());
  }

  /** Everything told so far, in the order of each destination; the same id counts once. */
  List<GroupNotification> told() {
    notifications
        .poll(Duration.ofMillis(50))
        .forEach(record -> told.putIfAbsent(record.value().id(), record.value()));
    return List.copyOf(told.values());
  }

  @Override
  public void close() {
    alerts.close();
    notifications.close();
  }

  private Alert alert(String name, Instant startsAt, Instant endsAt) {
    return alert(LabelSet.of("alertname", name), LabelSet.EMPTY, startsAt, endsAt);
  }

  private Alert alert(LabelSet labels, LabelSet annotations, Instant startsAt, Instant endsAt) {
    return new Alert(
        labels, annotations, startsAt, endsAt, false, "", clock.instant(), ZoneOffset.UTC);
  }

  private void post(Alert alert) {
    var entry = AlertEntry.of(alert);
    int partition = entry.partition(partitions);
    try {
      alerts
          .send(
              new ProducerRecord<>(
                  Topics.ALERTS.name(),
                  partition,
                  String.valueOf(partition),
                  new AlertBatch("test", alert.updatedAt(), List.of(entry))))
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the test's broker took no alert", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while posting", e);
    }
  }
}
