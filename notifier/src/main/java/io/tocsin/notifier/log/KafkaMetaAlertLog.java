package io.tocsin.notifier.log;

import io.smallrye.common.annotation.Identifier;
import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.events.topic.RecordLimit;
import io.tocsin.events.topic.Topics;
import io.tocsin.log.LogEvent;
import io.tocsin.model.alert.Alert;
import io.tocsin.notifier.meta.MetaAlertLog;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/**
 * Writes alerts about Tocsin itself to the topic of alerts, in the partition of their fingerprint.
 */
@ApplicationScoped
class KafkaMetaAlertLog implements MetaAlertLog {
  private static final Logger LOG = Logger.getLogger(KafkaMetaAlertLog.class);
  private static final String SOURCE = "tocsin";

  private final Producer<String, byte[]> producer;

  KafkaMetaAlertLog(@Identifier("default-kafka-broker") Map<String, Object> connection) {
    var settings = new HashMap<>(connection);
    settings.put("client.id", "tocsin-notifier-meta-alerts");
    settings.put("acks", "all");
    settings.put("linger.ms", 0);
    settings.put("max.request.size", RecordLimit.BYTES);
    this.producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /** The client itself retries for two minutes. */
  @Override
  public void raise(Alert alert) throws InterruptedException {
    try {
      producer.send(record(alert)).get();
    } catch (ExecutionException e) {
      lost(alert, String.valueOf(e.getCause()));
    } catch (KafkaException e) {
      lost(alert, String.valueOf(e.getMessage()));
    }
  }

  @PreDestroy
  void close() {
    producer.close(Duration.ofSeconds(5));
  }

  private ProducerRecord<String, byte[]> record(Alert alert) {
    var topic = Topics.ALERTS;
    var entry = AlertEntry.of(alert);
    int partition = entry.partition(producer.partitionsFor(topic.name()).size());
    var batch = new AlertBatch(SOURCE, alert.updatedAt(), List.of(entry));
    return new ProducerRecord<>(
        topic.name(),
        partition,
        String.valueOf(partition),
        topic.value().serializer().serialize(topic.name(), batch));
  }

  private static void lost(Alert alert, String reason) {
    LogEvent.of("alert about Tocsin itself not durably stored, nobody is notified")
        .with("alert", alert.labels())
        .with("error", reason)
        .error(LOG);
  }
}
