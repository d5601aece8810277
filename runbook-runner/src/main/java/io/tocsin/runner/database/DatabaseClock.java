package io.tocsin.runner.database;

import java.time.Instant;

/** The database's clock, because the clocks of several machines need not agree. */
public interface DatabaseClock {
  Instant now();
}
