package io.tocsin.notifier.log;

import io.smallrye.common.annotation.Identifier;
import io.tocsin.events.topic.Topics;
import io.tocsin.log.LastingTrouble;
import io.tocsin.log.LogEvent;
import io.tocsin.notifier.delivery.DeliveryDispatcher;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Replays a partition into the sender: first the outcomes, then the notifications. There are no
 * consumer offsets; the two topics together say what is pending.
 *
 * @see <a
 *     href="../../../../../../../../docs/decisions/0002-notifications-are-keyed-by-destination-and-group.md">decision
 *     0002</a>
 */
@ApplicationScoped
class PartitionHistory {
  private static final Logger LOG = Logger.getLogger(PartitionHistory.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Map<String, Object> settings;
  private final RecordDecoder reader;
  private final DeliveryDispatcher sender;
  private final InstantSource clock;
  private final LastingTrouble unread = new LastingTrouble(LastingTrouble.START);

  PartitionHistory(
      @Identifier("default-kafka-broker") Map<String, Object> connection,
      RecordDecoder reader,
      DeliveryDispatcher sender,
      InstantSource clock) {
    this.settings = new HashMap<>(connection);
    settings.put("client.id", "tocsin-notifier-history");
    settings.put("enable.auto.commit", false);
    settings.put("allow.auto.create.topics", false);
    this.reader = reader;
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * Blocks until everything that is in the log by now is read. Without the outcomes every
   * notification would be sent again, so it retries for as long as Kafka is unavailable.
   *
   * @return the offset of the first notification that is not read yet
   */
  long replayUntilRead(int partition) {
    while (true) {
      try {
        return replay(partition);
      } catch (InterruptException e) {
        throw e;
      } catch (KafkaException e) {
        unread
            .met(
                LogEvent.of("delivery outcomes cannot be read, trying again")
                    .with("partition", partition)
                    .with("error", e),
                clock.instant())
            .ifPresent(line -> line.error(LOG));
        pause();
      }
    }
  }

  private long replay(int partition) {
    recover(partition);
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      readAll(
          consumer,
          new TopicPartition(Topics.DELIVERIES.name(), partition),
          record -> reader.delivery(record).ifPresent(it -> sender.restore(partition, it)));
      long next =
          readAll(
              consumer,
              new TopicPartition(Topics.NOTIFICATIONS.name(), partition),
              record -> reader.notification(record).ifPresent(it -> sender.offer(partition, it)));
      unread
          .over(LogEvent.of("delivery outcomes can be read again"), clock.instant())
          .ifPresent(line -> line.info(LOG));
      LogEvent.of("partition taken over")
          .with("partition", partition)
          .with("read_position", next)
          .info(LOG);
      sender.open(partition);
      return next;
    }
  }

  private void recover(int partition) {
    try {
      sender.recover(partition);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static long readAll(
      KafkaConsumer<byte[], byte[]> consumer,
      TopicPartition partition,
      Consumer<ConsumerRecord<byte[], byte[]>> read) {
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    while (consumer.position(partition) < end) {
      consumer.poll(POLL).forEach(read);
    }
    return consumer.position(partition);
  }
}
