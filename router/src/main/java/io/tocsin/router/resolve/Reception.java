package io.tocsin.router.resolve;

import java.time.Instant;
import java.util.function.Function;

/**
 * Detects gaps in the reports that one stage receives. A stage that did not run for a while, in a
 * paused virtual machine or after a clock jump, received nothing. One thread only.
 */
public final class Reception {
  private final ReceptionGaps shared;
  private Instant lastRun;

  public Reception(ReceptionGaps shared, Instant now) {
    this.shared = shared;
    this.lastRun = now;
  }

  /**
   * Call whenever the stage runs, before it decides anything.
   *
   * @param present current grace period
   * @param after creates the grace period that follows a gap
   * @return the grace period from now on
   */
  public RestartGrace grace(RestartGrace present, Function<Gap, RestartGrace> after, Instant now) {
    var own = new Gap(lastRun, now);
    lastRun = now;
    return present.extendedBy(after.apply(own.isLong() ? own : shared.last()), now);
  }
}
