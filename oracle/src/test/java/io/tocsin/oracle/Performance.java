package io.tocsin.oracle;

import java.time.Duration;
import java.time.Instant;

/** When a schedule is played. */
record Performance(Instant beginning, Pace pace) {

  Instant at(Duration scheduled) {
    return beginning.plus(pace.real(scheduled));
  }

  Duration timeOf(Instant moment) {
    return pace.scheduled(Duration.between(beginning, moment));
  }
}
