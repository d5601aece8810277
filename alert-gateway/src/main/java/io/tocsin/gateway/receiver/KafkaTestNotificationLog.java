package io.tocsin.gateway.receiver;

import io.smallrye.common.annotation.Identifier;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.events.topic.Topics;
import io.tocsin.gateway.log.TopicWriter;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes test notifications to the topic of the router's notifications. */
@Singleton
class KafkaTestNotificationLog implements TestNotificationLog {
  private final TopicWriter<NotificationKey, GroupNotification> topic;

  KafkaTestNotificationLog(@Identifier("default-kafka-broker") Map<String, Object> connection) {
    this.topic = new TopicWriter<>(Topics.NOTIFICATIONS, "tocsin-gateway-test-message", connection);
  }

  @PreDestroy
  void close() {
    topic.close();
  }

  @Override
  public void write(List<GroupNotification> messages) {
    int partitions = topic.partitions();
    topic.append(
        messages.stream().map(message -> record(message, partitions)).toList(), confirmed -> {});
  }

  /** All notifications of a destination are in one partition, read by one notifier instance. */
  private static ProducerRecord<NotificationKey, GroupNotification> record(
      GroupNotification message, int partitions) {
    var key = message.key();
    return new ProducerRecord<>(
        Topics.NOTIFICATIONS.name(), key.partition(partitions), key, message);
  }
}
