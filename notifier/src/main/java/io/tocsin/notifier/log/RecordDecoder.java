package io.tocsin.notifier.log;

import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.topic.Topic;
import io.tocsin.events.topic.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Decodes records; those it cannot read go to the dead letters. */
@ApplicationScoped
class RecordDecoder {
  private final UnreadableRecords unreadable;

  RecordDecoder(UnreadableRecords unreadable) {
    this.unreadable = unreadable;
  }

  /** Empty for a tombstone, and for a record that went to the dead letters. */
  Optional<GroupNotification> notification(ConsumerRecord<byte[], byte[]> record) {
    return read(Topics.NOTIFICATIONS, record, RecordDecoder::check);
  }

  Optional<DeliveryReported> delivery(ConsumerRecord<byte[], byte[]> record) {
    return read(Topics.DELIVERIES, record, RecordDecoder::check);
  }

  private <V> Optional<V> read(
      Topic<?, V> topic, ConsumerRecord<byte[], byte[]> record, Check<V> check) {
    if (record.value() == null) {
      return Optional.empty();
    }
    try {
      var value = topic.value().deserializer().deserialize(topic.name(), record.value());
      complete(value);
      check.of(value);
      return Optional.of(value);
    } catch (RuntimeException e) {
      // Thrown on, it would fail at each start, and no later record would be read.
      unreadable.keep(record, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static void check(GroupNotification it) {
    check(it.schemaVersion(), GroupNotification.SCHEMA_VERSION);
    complete(
        it.id(),
        it.at(),
        it.destination(),
        it.groupId(),
        it.groupKey(),
        it.reason(),
        it.groupLabels(),
        it.routeLabels());
  }

  private static void check(DeliveryReported it) {
    check(it.schemaVersion(), DeliveryReported.SCHEMA_VERSION);
    complete(it.at(), it.destination(), it.groupId(), it.notificationId(), it.outcome());
  }

  private static void check(int version, int known) {
    if (version > known) {
      throw new SerializationException(
          "schema version %d is not supported, the latest is %d: written by a newer Tocsin"
              .formatted(version, known));
    }
  }

  private static void complete(Object... members) {
    if (Stream.of(members).anyMatch(member -> member == null)) {
      throw new SerializationException("a required member is missing");
    }
  }

  private interface Check<V> {
    void of(V value);
  }
}
