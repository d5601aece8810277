package io.tocsin.events.topic;

import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Largest size of a record, with key and headers. The same for every topic and every producer:
 * Kafka's default of a million bytes is less than one group of valid alerts may need.
 *
 * @see <a
 *     href="../../../../../../../../docs/decisions/0026-a-record-that-is-too-large-does-not-end-the-router.md">decision
 *     0026</a>
 */
public final class RecordLimit {
  /** One HTTP request may carry 10 MiB, and one group may contain all of it. */
  public static final int BYTES = 16 << 20;

  private RecordLimit() {}

  /** The limit as topic settings. */
  public static Map<String, String> settings() {
    return Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(BYTES));
  }
}
