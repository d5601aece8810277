package io.tocsin.oracle;

import java.time.Duration;

/**
 * How slowly the time of a schedule passes. A busy machine needs more than one second for each of
 * its seconds; every timer, every moment and every tolerance is stretched alike.
 *
 * @param factor one, or more
 */
record Pace(int factor) {

  Duration real(Duration scheduled) {
    return scheduled.multipliedBy(factor);
  }

  Duration scheduled(Duration real) {
    return real.dividedBy(factor);
  }
}
