package io.tocsin.events.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How long a topic keeps its records, and when a broker without replicas flushes them to disk.
 *
 * @param period how long a record is kept
 * @param latestPerKey also keep the newest record of each key, whatever its age
 * @param flushEachRecord flush each record to disk before the writer gets a response; for records
 *     written by people
 * @param percentOfLog share of the bytes for all topics; zero if no record may be deleted early
 */
public record Retention(
    Duration period, boolean latestPerKey, boolean flushEachRecord, int percentOfLog) {
  private static final Duration MAX_SEGMENT_AGE = Duration.ofHours(6);
  private static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

  /** Keeps the newest record of each key until a tombstone. */
  static Retention newestPerKey() {
    return new Retention(FOREVER, true, false, 0);
  }

  static Retention days(int days) {
    return new Retention(Duration.ofDays(days), false, false, 0);
  }

  Retention upTo(int percent) {
    return new Retention(period, latestPerKey, flushEachRecord, percent);
  }

  Retention andLatestPerKey() {
    return new Retention(period, true, flushEachRecord, 0);
  }

  Retention flushedAtOnce() {
    return new Retention(period, latestPerKey, true, percentOfLog);
  }

  /** Topic settings that do not depend on the number of brokers. */
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
