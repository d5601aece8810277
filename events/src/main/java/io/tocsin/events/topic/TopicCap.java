package io.tocsin.events.topic;

import java.util.Map;

/**
 * Largest size of a partition, whatever the age of its records. Only for topics where old records
 * are mere history: where the newest record of a key counts, an old record may be the newest.
 *
 * @param bytes size of one partition
 */
record TopicCap(long bytes) {
  /** A record must fit into a segment, and the newest segment is never deleted. */
  private static final long SMALLEST_SEGMENT = 32L << 20;

  private static final long LARGEST_SEGMENT = 128L << 20;

  /** Retention deletes whole segments; several of them make the limit precise enough. */
  private static final int SEGMENTS = 8;

  TopicCap {
    bytes = Math.max(2 * SMALLEST_SEGMENT, bytes);
  }

  /**
   * @param share bytes for all Tocsin topics on each broker's disk
   * @param percent share of this topic
   * @param replicas of the topic
   */
  static TopicCap of(long share, int percent, int brokers, int replicas, int partitions) {
    return new TopicCap(share / 100 * percent / partitions * brokers / replicas);
  }

  /** The limit as topic settings. */
  Map<String, String> settings() {
    long segment = Math.clamp(bytes / SEGMENTS, SMALLEST_SEGMENT, LARGEST_SEGMENT);
    return Map.of(
        "retention.bytes", String.valueOf(bytes), "segment.bytes", String.valueOf(segment));
  }
}
