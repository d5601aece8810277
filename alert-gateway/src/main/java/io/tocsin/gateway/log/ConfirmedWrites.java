package io.tocsin.gateway.log;

import io.tocsin.events.topic.RecordLimit;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Settings of a producer whose acknowledgement means durably stored. */
public final class ConfirmedWrites {
  private ConfirmedWrites() {}

  /**
   * Writes to all replicas, once and in order, with timeouts. The durability settings are applied
   * last, so that no process setting can override them.
   *
   * @param purpose client id in Kafka's logs and metrics
   */
  public static Map<String, Object> settings(Map<String, Object> connection, String purpose) {
    var config = new HashMap<>(connection);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, purpose);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
    // Below the eight seconds after which the client is asked to retry.
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 7500);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2500);
    // The record limit of the topics: alerts may be configured larger than Kafka's default.
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RecordLimit.BYTES);
    return config;
  }
}
