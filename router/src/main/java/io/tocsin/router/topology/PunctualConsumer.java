package io.tocsin.router.topology;

import io.tocsin.router.group.OpenGroups;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Waits for records until the next group is due, and not longer. One thread only. */
final class PunctualConsumer extends KafkaConsumer<byte[], byte[]> {
  private final OpenGroups groups;
  private final InstantSource clock;
  private Instant lastRead = Instant.EPOCH;

  PunctualConsumer(Map<String, Object> settings, OpenGroups groups, InstantSource clock) {
    super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.groups = groups;
    this.clock = clock;
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration atMost) {
    var records = super.poll(PollWait.of(atMost, groups.nextDue(), lastRead, clock.instant()));
    if (!records.isEmpty()) {
      lastRead = clock.instant();
    }
    return records;
  }
}
