package io.tocsin.router.topology;

import io.tocsin.events.group.GroupContact;
import io.tocsin.events.topic.Topics;
import io.tocsin.router.group.OpenGroups;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Polls until the next group is due, and publishes the current assignment. One thread only. */
final class PunctualConsumer extends KafkaConsumer<byte[], byte[]> {
  private final OpenGroups groups;
  private final OwnedPartitions owned;
  private final InstantSource clock;
  private final Contact contact;
  private Instant lastRead = Instant.EPOCH;
  private int generation = -1;

  PunctualConsumer(
      Map<String, Object> settings,
      OpenGroups groups,
      OwnedPartitions owned,
      Contact contact,
      InstantSource clock) {
    super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.groups = groups;
    this.owned = owned;
    this.contact = contact;
    this.clock = clock;
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration atMost) {
    var records = super.poll(PollWait.of(atMost, groups.nextDue(), lastRead, clock.instant()));
    if (!records.isEmpty()) {
      lastRead = clock.instant();
    }
    publishAssignment();
    contact.check(() -> GroupContact.isKept(metrics()), clock.instant());
    return records;
  }

  /**
   * The assignment changes only with the generation. Between two polls Kafka Streams also checks
   * whether the state of assigned tasks is restored.
   */
  private void publishAssignment() {
    int now = groupMetadata().generationId();
    if (now != generation) {
      generation = now;
      lastRead = clock.instant();
      owned.take(this, assignment(), now, partitionsFor(Topics.ALERTS.name()).size());
    }
  }
}
