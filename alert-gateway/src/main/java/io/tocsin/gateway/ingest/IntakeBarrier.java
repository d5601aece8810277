package io.tocsin.gateway.ingest;

import java.util.Optional;

/**
 * Something beside the log that keeps alerts from being taken, such as a disk that is almost full.
 * Asked for each request, so it answers at once.
 */
public interface IntakeBarrier {

  /** Why no alerts are taken now; empty if they are. */
  Optional<String> whyClosed();
}
