package io.tocsin.events.topic;

import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How large a record may be, with its key and its headers. The same for every topic and for
 * everybody who writes to one: Kafka's own limit of a million bytes is less than one group of valid
 * alerts may take.
 *
 * @see <a
 *     href="../../../../../../../../docs/decisions/0026-a-record-that-is-too-large-does-not-end-the-router.md">decision
 *     0026</a>
 */
public final class RecordLimit {
  /** One HTTP request may carry 10 MiB, and a group may hold all of it. */
  public static final int BYTES = 16 << 20;

  private RecordLimit() {}

  /** As settings of a topic. */
  public static Map<String, String> settings() {
    return Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(BYTES));
  }
}
