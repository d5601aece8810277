package io.tocsin.gateway.ingest;

/** Whether alerts can be written to the log, as far as we know. */
public sealed interface LogState {

  /** The partitions are not known, so nothing can be written. */
  record Unknown(String reason) implements LogState {}

  /** It answered when it was last asked. */
  record Reachable(int partitions) implements LogState {}

  /**
   * It did not answer, or a part of it has no leader. A write is tried all the same: a new leader
   * is often found within the time that a request may take.
   */
  record Impaired(int partitions, String reason) implements LogState {}
}
