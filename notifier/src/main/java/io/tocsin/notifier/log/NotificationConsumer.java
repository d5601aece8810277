package io.tocsin.notifier.log;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.tocsin.events.group.GroupContact;
import io.tocsin.log.LogEvent;
import io.tocsin.notifier.delivery.Sender;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hears what destinations shall know. An assigned partition is read from its beginning before its
 * first new record, on the thread that polls: until its past is known there is nothing to do with
 * its present.
 */
@ApplicationScoped
@Identifier(NotificationConsumer.NAME)
class NotificationConsumer implements KafkaConsumerRebalanceListener {
  static final String NAME = "notifier-notifications";
  private static final Logger LOG = Logger.getLogger(NotificationConsumer.class);

  private final PartitionHistory history;
  private final RecordDecoder reader;
  private final Sender sender;
  private final DeadLetters deadLetters;
  private volatile @Nullable Consumer<?, ?> joined;

  NotificationConsumer(
      PartitionHistory history, RecordDecoder reader, Sender sender, DeadLetters deadLetters) {
    this.history = history;
    this.reader = reader;
    this.sender = sender;
    this.deadLetters = deadLetters;
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

  /** A bug of ours costs one record, which is kept, and not the channel. */
  @Incoming(NAME)
  @Blocking
  void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      reader.notification(record).ifPresent(it -> sender.offer(record.partition(), it));
    } catch (RuntimeException e) {
      LogEvent.of("notification cannot be processed").error(LOG, e);
      deadLetters.keep(record, "it cannot be processed: " + e);
    }
  }

  /** It knows which partitions are its own, even if these are none, and reads them. */
  boolean isReading() {
    var consumer = joined;
    return consumer != null && GroupContact.isKept(consumer.metrics());
  }
}
