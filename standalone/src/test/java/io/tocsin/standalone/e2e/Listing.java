package io.tocsin.standalone.e2e;

import java.time.Duration;
import java.time.Instant;

/**
 * An answer to the question for all alerts.
 *
 * @param gateway its place among the gateways
 * @param lack what is wrong about it, or missing; empty if nothing is
 */
record Listing(int gateway, Instant begun, Instant ended, Kind kind, String lack) {

  enum Kind {
    /** Status 200 with all that the gateway had accepted before, each once. */
    COMPLETE,
    /**
     * Status 200, and what was accepted in the last moments before the question is missing: after
     * two seconds in which a router has not read it, its answer is what it knows.
     */
    BEHIND,
    /** It says that it does not know. */
    REFUSED,
    /** Status 200, and not what there is. */
    WRONG
  }

  boolean isComplete() {
    return kind == Kind.COMPLETE;
  }

  Duration took() {
    return Duration.between(begun, ended);
  }
}
