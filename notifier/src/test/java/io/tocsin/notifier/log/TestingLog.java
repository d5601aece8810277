package io.tocsin.notifier.log;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.events.topic.Topic;
import io.tocsin.events.topic.Topics;
import io.tocsin.notifier.NotificationFixture;
import io.tocsin.testkit.kafka.TestKafka;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The log as the router writes it and as the gateway reads it. */
final class TestingLog implements AutoCloseable {
  private final Map<String, Object> settings = new HashMap<>(TestKafka.clientSettings());
  private final KafkaProducer<byte[], byte[]> producer = producer(settings);

  Map<String, Object> settings() {
    return settings;
  }

  int partitionOf(NotificationFixture fixture) {
    return fixture
        .build()
        .key()
        .partition(producer.partitionsFor(Topics.NOTIFICATIONS.name()).size());
  }

  void write(NotificationFixture fixture) {
    var notification = fixture.build();
    var topic = Topics.NOTIFICATIONS;
    send(
        new ProducerRecord<>(
            topic.name(),
            partitionOf(fixture),
            topic.key().serializer().serialize(topic.name(), notification.key()),
            topic.value().serializer().serialize(topic.name(), notification)));
  }

  void writeGarbage(int partition) {
    writeGarbage(partition, new byte[] {'{', 'x'});
  }

  void writeGarbage(int partition, byte[] garbage) {
    send(new ProducerRecord<>(Topics.NOTIFICATIONS.name(), partition, new byte[] {1}, garbage));
  }

  List<DeliveryReported> deliveries() {
    return read(Topics.DELIVERIES).stream()
        .map(it -> Topics.DELIVERIES.value().deserializer().deserialize(it.topic(), it.value()))
        .toList();
  }

  List<AlertBatch> alerts() {
    return read(Topics.ALERTS).stream()
        .map(it -> Topics.ALERTS.value().deserializer().deserialize(it.topic(), it.value()))
        .toList();
  }

  List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    return read(Topics.DEAD_LETTERS);
  }

  /** It writes whatever a topic takes. */
  private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> connection) {
    var settings = new HashMap<>(connection);
    settings.put("max.request.size", 17 << 20);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void close() {
    producer.close();
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    try {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> read(Topic<?, ?> topic) {
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(it -> new TopicPartition(it.topic(), it.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
      while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
        consumer.poll(java.time.Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }
}
