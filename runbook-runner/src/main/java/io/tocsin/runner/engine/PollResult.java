package io.tocsin.runner.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * Result of one poll of the database.
 *
 * @param found whether there was work
 * @param untilDue time until known future work
 */
record PollResult(boolean found, Optional<Duration> untilDue) {
  static final PollResult NOTHING = new PollResult(false, Optional.empty());
}
