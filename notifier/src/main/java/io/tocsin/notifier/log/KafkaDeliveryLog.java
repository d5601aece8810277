package io.tocsin.notifier.log;

import io.smallrye.common.annotation.Identifier;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.events.topic.RecordLimit;
import io.tocsin.events.topic.Topics;
import io.tocsin.log.LastingTrouble;
import io.tocsin.log.LogEvent;
import io.tocsin.notifier.delivery.DeliveryLog;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/** Writes outcomes to the topic, in the partition of their notification. */
@ApplicationScoped
class KafkaDeliveryLog implements DeliveryLog {
  private static final Logger LOG = Logger.getLogger(KafkaDeliveryLog.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Producer<byte[], byte[]> producer;
  private final InstantSource clock;
  private final LastingTrouble unwritten = new LastingTrouble();

  KafkaDeliveryLog(
      @Identifier("default-kafka-broker") Map<String, Object> connection, InstantSource clock) {
    this.clock = clock;
    var settings = new HashMap<>(connection);
    settings.put("client.id", "tocsin-notifier-deliveries");
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("linger.ms", 0);
    // A group key alone may be larger as JSON than Kafka's default limit of a million bytes.
    settings.put("max.request.size", RecordLimit.BYTES);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void record(int partition, DeliveryReported report) throws InterruptedException {
    while (!attempt(partition, report)) {
      Thread.sleep(PAUSE);
    }
  }

  @Override
  public void mention(int partition, DeliveryReported report) {
    try {
      producer.send(message(partition, report));
    } catch (KafkaException e) {
      LogEvent.of("attempt not recorded")
          .with("receiver", report.destination().receiver())
          .with("integration", report.destination().integration())
          .with("group", report.groupKey())
          .with("error", e.getMessage())
          .debug(LOG);
    }
  }

  @PreDestroy
  void close() {
    producer.close(Duration.ofSeconds(5));
  }

  /**
   * @return false if the write must be retried
   */
  private boolean attempt(int partition, DeliveryReported report) throws InterruptedException {
    try {
      producer.send(message(partition, report)).get();
      unwritten
          .over(LogEvent.of("delivery outcomes are recorded again"), clock.instant())
          .ifPresent(line -> line.info(LOG));
      return true;
    } catch (ExecutionException e) {
      return isHopeless(report, String.valueOf(e.getCause()), e.getCause());
    } catch (KafkaException e) {
      return isHopeless(report, String.valueOf(e.getMessage()), e);
    }
  }

  /** Many deliveries may wait at the same time; the failure is logged once for all of them. */
  private boolean isHopeless(
      DeliveryReported report, String reason, @org.jspecify.annotations.Nullable Throwable e) {
    unwritten
        .met(
            LogEvent.of("delivery outcome not recorded, the group waits until it is")
                .with("receiver", report.destination().receiver())
                .with("integration", report.destination().integration())
                .with("group", report.groupKey())
                .with("outcome", report.outcome())
                .with("error", reason),
            clock.instant())
        .ifPresent(line -> line.error(LOG));
    return e instanceof RecordTooLargeException;
  }

  private static ProducerRecord<byte[], byte[]> message(int partition, DeliveryReported report) {
    var topic = Topics.DELIVERIES;
    return new ProducerRecord<>(
        topic.name(),
        partition,
        topic.key().serializer().serialize(topic.name(), report.key()),
        topic.value().serializer().serialize(topic.name(), report));
  }
}
