package io.tocsin.runner.request;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.tocsin.events.group.GroupContact;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Whether requests are read at all. */
@ApplicationScoped
@Identifier(RequestChannel.NAME)
class RequestChannel implements KafkaConsumerRebalanceListener {
  static final String NAME = "runner-requests";

  private volatile @Nullable Consumer<?, ?> joined;

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    joined = consumer;
  }

  /**
   * False once it has stopped for good. That Kafka is away is no reason: it ends, and until then
   * people still reach executions, approvals and the kill switch.
   */
  boolean isAlive() {
    var consumer = joined;
    return consumer == null || GroupContact.isPolling(consumer.metrics());
  }
}
