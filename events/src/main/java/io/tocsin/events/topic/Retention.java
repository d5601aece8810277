package io.tocsin.events.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How long a topic keeps its records, and when they reach the disk of a broker that has no replica.
 *
 * @param period how long a record stays
 * @param latestPerKey also keep the newest record of each key for as long as it is the newest
 * @param spoken people said it, so it is on disk before they get an answer
 * @param percentOfLog how much of the bytes for all topics this one may take; zero where no record
 *     may go before its time
 */
public record Retention(Duration period, boolean latestPerKey, boolean spoken, int percentOfLog) {
  private static final Duration MAX_SEGMENT_AGE = Duration.ofHours(6);
  private static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

  /** The newest record of each key, until a tombstone takes it away. */
  static Retention newestPerKey() {
    return new Retention(FOREVER, true, false, 0);
  }

  static Retention days(int days) {
    return new Retention(Duration.ofDays(days), false, false, 0);
  }

  Retention upTo(int percent) {
    return new Retention(period, latestPerKey, spoken, percent);
  }

  Retention andLatestPerKey() {
    return new Retention(period, true, spoken, 0);
  }

  Retention flushedAtOnce() {
    return new Retention(period, latestPerKey, true, percentOfLog);
  }

  /** Kafka's topic settings that do not depend on the number of brokers. */
  Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    settings.put("cleanup.policy", cleanupPolicy());
    if (!period.equals(FOREVER)) {
      settings.put("retention.ms", String.valueOf(period.toMillis()));
    }
    settings.put("segment.ms", String.valueOf(MAX_SEGMENT_AGE.toMillis()));
    settings.putAll(RecordLimit.settings());
    return settings;
  }

  private String cleanupPolicy() {
    if (!latestPerKey) {
      return "delete";
    }
    return period.equals(FOREVER) ? "compact" : "compact,delete";
  }
}
