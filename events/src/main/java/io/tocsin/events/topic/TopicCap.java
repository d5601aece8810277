package io.tocsin.events.topic;

import java.util.Map;

/**
 * How many bytes a partition keeps, whatever its age says. Only where old records are nothing but
 * history: where the newest record of a key counts, an old one may be the newest.
 *
 * @param bytes of one partition
 */
record TopicCap(long bytes) {
  /** A record has to fit into a segment, and the newest segment is never deleted. */
  private static final long SMALLEST_SEGMENT = 32L << 20;

  private static final long LARGEST_SEGMENT = 128L << 20;

  /** Retention deletes whole segments; a few of them make the cap come true. */
  private static final int SEGMENTS = 8;

  TopicCap {
    bytes = Math.max(2 * SMALLEST_SEGMENT, bytes);
  }

  /**
   * @param share of all our topics on each broker's disk, in bytes
   * @param percent of it that is for this topic
   * @param replicas of the topic
   */
  static TopicCap of(long share, int percent, int brokers, int replicas, int partitions) {
    return new TopicCap(share / 100 * percent / partitions * brokers / replicas);
  }

  /** As settings of the topic. */
  Map<String, String> settings() {
    long segment = Math.clamp(bytes / SEGMENTS, SMALLEST_SEGMENT, LARGEST_SEGMENT);
    return Map.of(
        "retention.bytes", String.valueOf(bytes), "segment.bytes", String.valueOf(segment));
  }
}
