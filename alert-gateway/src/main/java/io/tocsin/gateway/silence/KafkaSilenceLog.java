package io.tocsin.gateway.silence;

import io.smallrye.common.annotation.Identifier;
import io.tocsin.events.silences.SilenceStored;
import io.tocsin.events.topic.Topics;
import io.tocsin.gateway.router.Written;
import io.tocsin.model.silence.Silence;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * The silences topic, with the one producer that writes to it. It connects when there is something
 * to write: a gateway without Kafka starts, and lives.
 */
@Singleton
class KafkaSilenceLog implements SilenceLog {
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(8);

  private final Map<String, Object> connection;
  private final Written written;
  private @Nullable Producer<String, SilenceStored> producer;

  KafkaSilenceLog(
      @Identifier("default-kafka-broker") Map<String, Object> connection, Written written) {
    this.connection = connection;
    this.written = written;
  }

  @PreDestroy
  synchronized void close() {
    if (producer != null) {
      producer.close(CLOSE_WITHIN);
    }
  }

  @Override
  public void write(List<Silence> silences) {
    send(
        silences.stream().map(silence -> record(silence.id(), SilenceStored.of(silence))).toList());
  }

  @Override
  public void forget(List<String> ids) {
    send(ids.stream().map(id -> record(id, null)).toList());
  }

  private static ProducerRecord<String, SilenceStored> record(
      String id, @Nullable SilenceStored value) {
    return new ProducerRecord<>(Topics.SILENCES.name(), id, value);
  }

  private void send(List<ProducerRecord<String, SilenceStored>> records) {
    try {
      var producer = connected();
      var sent = records.stream().map(producer::send).toList();
      sent.forEach(this::confirm);
    } catch (KafkaException | IllegalStateException e) {
      throw notSafe(e);
    }
  }

  /** The producer's own limits end this wait. */
  private void confirm(Future<RecordMetadata> sent) {
    try {
      var metadata = sent.get();
      written.silences(metadata.partition(), metadata.offset());
    } catch (ExecutionException e) {
      throw notSafe(Optional.ofNullable(e.getCause()).orElse(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotSafe("this process is being stopped", e);
    }
  }

  private static NotSafe notSafe(Throwable trouble) {
    var cause = trouble.getCause() == null ? "" : ": " + trouble.getCause().getMessage();
    return new NotSafe(
        "Kafka did not confirm a record for %s: %s%s"
            .formatted(Topics.SILENCES.name(), trouble.getMessage(), cause),
        trouble);
  }

  private synchronized Producer<String, SilenceStored> connected() {
    if (producer == null) {
      producer =
          new KafkaProducer<>(
              settings(connection),
              Topics.SILENCES.key().serializer(),
              Topics.SILENCES.value().serializer());
    }
    return producer;
  }

  static Map<String, Object> settings(Map<String, Object> connection) {
    var config = new HashMap<>(connection);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "tocsin-gateway-silence");
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
    // All inside the eight seconds after which whoever asked is told to come again.
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 7500);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2500);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2000);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return config;
  }
}
