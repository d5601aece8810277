package io.tocsin.gateway.ingest;

import java.util.Optional;

/**
 * A reason other than Kafka to accept no alerts, such as a disk that is almost full. Called for
 * each request, so it must be fast.
 */
public interface IntakeBarrier {

  /** Why no alerts are accepted; empty if they are. */
  Optional<String> whyClosed();
}
