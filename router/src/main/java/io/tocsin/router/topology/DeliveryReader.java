package io.tocsin.router.topology;

import io.tocsin.events.topic.Topics;
import io.tocsin.log.LastingTrouble;
import io.tocsin.log.LogEvent;
import io.tocsin.router.delivery.Deliveries;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads all delivery reports: they are partitioned by destination, and a group of this process can
 * notify any destination. Nothing waits for them.
 */
final class DeliveryReader implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(DeliveryReader.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration RECENT = Duration.ofMinutes(10);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(1);

  private final Map<String, Object> settings;
  private final Deliveries deliveries;
  private final InstantSource clock;
  private final LastingTrouble unread = new LastingTrouble(LastingTrouble.START);
  private final AtomicBoolean readsRecent = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable Consumer<?, ?> reading;

  DeliveryReader(Map<String, Object> connection, Deliveries deliveries, InstantSource clock) {
    this.settings = new HashMap<>(connection);
    settings.put("client.id", "tocsin-router-deliveries");
    settings.put("enable.auto.commit", false);
    settings.put("allow.auto.create.topics", false);
    this.deliveries = deliveries;
    this.clock = clock;
    this.thread = Thread.ofPlatform().daemon().name("router-deliveries").start(this::run);
  }

  /**
   * Reads the last minutes again after an assignment: they may be about groups that are new here.
   */
  void readRecent() {
    readsRecent.set(true);
  }

  /** Uses {@code wakeup}: an interrupted client cannot close its connections properly. */
  @Override
  public void close() {
    stopped.countDown();
    if (reading instanceof Consumer<?, ?> consumer) {
      consumer.wakeup();
    }
    try {
      thread.join(STOP_WITHIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!isStopped(Duration.ZERO)) {
      try (var consumer =
          new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        reading = consumer;
        follow(consumer);
      } catch (WakeupException e) {
        return;
      } catch (KafkaException e) {
        unread
            .met(
                LogEvent.of("delivery reports cannot be read, retrying")
                    .with("error", e.getMessage()),
                clock.instant())
            .ifPresent(line -> line.warn(LOG));
        isStopped(Duration.ofSeconds(1));
      }
    }
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    if (isStopped(Duration.ZERO)) {
      return;
    }
    var partitions =
        consumer.partitionsFor(Topics.DELIVERIES.name()).stream()
            .map(it -> new TopicPartition(it.topic(), it.partition()))
            .toList();
    consumer.assign(partitions);
    RecentRecords.seek(consumer, partitions, clock.instant().minus(RECENT));
    unread
        .over(LogEvent.of("delivery reports are read again"), clock.instant())
        .ifPresent(line -> line.info(LOG));
    while (!isStopped(Duration.ZERO)) {
      if (readsRecent.getAndSet(false)) {
        RecentRecords.seek(consumer, partitions, clock.instant().minus(RECENT));
      }
      consumer.poll(POLL).forEach(this::take);
    }
  }

  /** An unreadable report is only skipped here; the notifier sends it to the dead-letter topic. */
  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    try {
      deliveries.take(
          Topics.DELIVERIES.value().deserializer().deserialize(record.topic(), record.value()));
    } catch (SerializationException e) {
      LogEvent.of("delivery report is not readable, skipped")
          .with("partition", record.partition())
          .with("offset", record.offset())
          .with("error", e.getMessage())
          .debug(LOG);
    }
  }

  private boolean isStopped(Duration within) {
    try {
      return stopped.await(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
