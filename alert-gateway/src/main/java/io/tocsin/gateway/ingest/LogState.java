package io.tocsin.gateway.ingest;

/** Whether alerts can be written to Kafka, by the last probe. */
public sealed interface LogState {

  /** The partitions are unknown, so nothing can be written. */
  record Unknown(String reason) implements LogState {}

  /** Kafka answered the last probe. */
  record Reachable(int partitions) implements LogState {}

  /**
   * Kafka did not answer, or a partition has no leader. Writes are still tried: a new leader is
   * often elected before the request times out.
   */
  record Impaired(int partitions, String reason) implements LogState {}
}
