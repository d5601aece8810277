package io.tocsin.runner.request;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.tocsin.events.group.GroupContact;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Tracks whether start requests are still being read. */
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
   * False once the consumer has stopped for good. An unavailable Kafka does not count: it is
   * temporary, and executions, approvals and the kill switch stay usable.
   */
  boolean isAlive() {
    var consumer = joined;
    return consumer == null || GroupContact.isPolling(consumer.metrics());
  }
}
