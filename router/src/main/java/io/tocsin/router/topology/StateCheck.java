package io.tocsin.router.topology;

import java.time.Duration;

/** Whether all state that this process must answer for is restored. */
@FunctionalInterface
interface StateCheck {

  /**
   * @param longest how long to wait for a restore
   */
  boolean isComplete(Duration longest);
}
