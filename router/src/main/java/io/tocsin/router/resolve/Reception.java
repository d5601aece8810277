package io.tocsin.router.resolve;

import java.time.Instant;
import java.util.function.Function;

/**
 * Since when one stage has heard of alerts without a gap. A stage that has not run for a while, in
 * a paused virtual machine or after a jump of the clock, has heard of nothing. One thread only.
 */
public final class Reception {
  private final ReceptionGaps shared;
  private Instant lastRun;

  public Reception(ReceptionGaps shared, Instant now) {
    this.shared = shared;
    this.lastRun = now;
  }

  /**
   * To be called whenever the stage runs, before it decides anything.
   *
   * @param present the grace that has held so far
   * @param after the grace that a gap is followed by
   * @return the one that holds from now on
   */
  public RestartGrace grace(RestartGrace present, Function<Gap, RestartGrace> after, Instant now) {
    var own = new Gap(lastRun, now);
    lastRun = now;
    return present.extendedBy(after.apply(own.isLong() ? own : shared.last()), now);
  }
}
