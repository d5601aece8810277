package io.tocsin.gateway.log;

import io.tocsin.events.topic.RecordLimit;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Settings of a producer whose confirmation is a promise to whoever asked. */
public final class ConfirmedWrites {
  private ConfirmedWrites() {}

  /**
   * On all replicas, once and in order, and known in time. What carries the promise is put last, so
   * that no setting of the process can take it away.
   *
   * @param purpose what Kafka's own logs and metrics call this client
   */
  public static Map<String, Object> settings(Map<String, Object> connection, String purpose) {
    var config = new HashMap<>(connection);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, purpose);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
    // All inside the eight seconds after which whoever asked is told to come again.
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 7500);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2500);
    // As much as the topics take: limits may be set to alerts that are larger than Kafka's default.
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RecordLimit.BYTES);
    return config;
  }
}
