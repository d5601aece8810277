package io.tocsin.notifier.log;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.tocsin.events.group.GroupContact;
import io.tocsin.log.LogEvent;
import io.tocsin.notifier.delivery.DeliveryDispatcher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Consumes notifications. An assigned partition is replayed from its beginning before its first new
 * record, on the polling thread: new records cannot be processed until the state is restored.
 */
@ApplicationScoped
@Identifier(NotificationConsumer.NAME)
class NotificationConsumer implements KafkaConsumerRebalanceListener {
  static final String NAME = "notifier-notifications";
  private static final Logger LOG = Logger.getLogger(NotificationConsumer.class);

  private final PartitionHistory history;
  private final RecordDecoder reader;
  private final DeliveryDispatcher sender;
  private final UnreadableRecords unreadable;
  private volatile @Nullable Consumer<?, ?> joined;

  NotificationConsumer(
      PartitionHistory history,
      RecordDecoder reader,
      DeliveryDispatcher sender,
      UnreadableRecords unreadable) {
    this.history = history;
    this.reader = reader;
    this.sender = sender;
    this.unreadable = unreadable;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    partitions.forEach(
        partition -> consumer.seek(partition, history.replayUntilRead(partition.partition())));
    joined = consumer;
  }

  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    partitions.forEach(partition -> sender.release(partition.partition()));
  }

  /** A bug costs one record, which goes to the dead letters, and not the channel. */
  @Incoming(NAME)
  @Blocking
  void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      reader.notification(record).ifPresent(it -> sender.offer(record.partition(), it));
    } catch (RuntimeException e) {
      LogEvent.of("notification cannot be processed").error(LOG, e);
      unreadable.keep(record, "cannot be processed: " + e);
    }
  }

  /**
   * Whether it has its assignment, possibly empty, and keeps in contact with the group coordinator.
   */
  boolean isReading() {
    var consumer = joined;
    return consumer != null && GroupContact.isKept(consumer.metrics());
  }
}
