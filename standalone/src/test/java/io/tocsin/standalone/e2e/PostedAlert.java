package io.tocsin.standalone.e2e;

import java.time.Duration;
import java.time.Instant;

/**
 * An alert that a gateway was asked to take.
 *
 * @param gateway its place among the gateways
 * @param status of the answer; 0 if none came
 */
record PostedAlert(int number, int gateway, Instant begun, Instant ended, int status) {

  /** What the answer promises: this alert will reach its receiver. */
  boolean isAccepted() {
    return status == 200;
  }

  boolean isRefused() {
    return status == 503;
  }

  Duration took() {
    return Duration.between(begun, ended);
  }
}
