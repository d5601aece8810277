package io.tocsin.events.deadletters;

import io.tocsin.events.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that cannot be read, for the dead-letter topic.
 *
 * @param topic source topic; {@code partition} and {@code offset} refer to it
 * @param key unchanged
 * @param value unchanged
 * @param reason why it cannot be read
 */
@SuppressWarnings("ArrayRecordComponent") // Only copied from one topic to another.
public record DeadLetter(
    String topic,
    int partition,
    long offset,
    byte @Nullable [] key,
    byte @Nullable [] value,
    String reason) {
  /** Longest reason in characters; it may quote the record. */
  private static final int MAX_REASON = 1_000;

  /** Longest key of a truncated record, in bytes; Tocsin's own keys have about a hundred. */
  private static final int MAX_KEY = 4 << 10;

  private static final long OVERHEAD = 2_000;

  public DeadLetter {
    reason = reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) + "…" : reason;
  }

  public static DeadLetter of(ConsumerRecord<byte[], byte[]> record, String reason) {
    return new DeadLetter(
        record.topic(), record.partition(), record.offset(), record.key(), record.value(), reason);
  }

  /** Approximate heap size in bytes. */
  long size() {
    return OVERHEAD + length(key) + length(value);
  }

  /** The unchanged record, with headers for its origin and the reason. */
  ProducerRecord<byte[], byte[]> whole() {
    return record(key, value);
  }

  /**
   * The truncated record, with headers for the full sizes in bytes.
   *
   * @param bytes bytes of the value to keep
   */
  ProducerRecord<byte[], byte[]> cutTo(int bytes) {
    var record = record(head(key, MAX_KEY), head(value, bytes));
    header(record, "bytes", String.valueOf(length(value)));
    if (length(key) > MAX_KEY) {
      header(record, "key-bytes", String.valueOf(length(key)));
    }
    return record;
  }

  private ProducerRecord<byte[], byte[]> record(byte @Nullable [] key, byte @Nullable [] value) {
    var record = new ProducerRecord<byte[], byte[]>(Topics.DEAD_LETTERS.name(), key, value);
    header(record, "topic", topic);
    header(record, "partition", String.valueOf(partition));
    header(record, "offset", String.valueOf(offset));
    header(record, "reason", reason);
    return record;
  }

  private static void header(ProducerRecord<?, ?> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static byte @Nullable [] head(byte @Nullable [] bytes, int most) {
    return bytes == null || bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
