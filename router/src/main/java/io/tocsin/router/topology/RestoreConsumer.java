package io.tocsin.router.topology;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Restores state. Without it Kafka Streams waits its full idle poll time only to find that a
 * changelog is empty. One thread only.
 */
final class RestoreConsumer extends KafkaConsumer<byte[], byte[]> {
  private final InstantSource clock;
  private Instant lastAssigned = Instant.EPOCH;

  RestoreConsumer(Map<String, Object> settings, InstantSource clock) {
    super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.clock = clock;
  }

  @Override
  public void assign(Collection<TopicPartition> partitions) {
    lastAssigned = clock.instant();
    super.assign(partitions);
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration atMost) {
    return super.poll(PollWait.of(atMost, Optional.empty(), lastAssigned, clock.instant()));
  }
}
