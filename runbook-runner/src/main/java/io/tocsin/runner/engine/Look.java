package io.tocsin.runner.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * What a look at the database brought.
 *
 * @param found there was something to do
 * @param untilDue when something will be, if that is known
 */
record Look(boolean found, Optional<Duration> untilDue) {
  static final Look IN_VAIN = new Look(false, Optional.empty());
}
