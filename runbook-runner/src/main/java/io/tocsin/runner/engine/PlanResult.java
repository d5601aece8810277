package io.tocsin.runner.engine;

import java.time.Duration;

/** Result of planning. */
sealed interface PlanResult {
  record Ready(Plan plan) implements PlanResult {}

  /** The request can never be run. */
  record Impossible(String why) implements PlanResult {}

  /**
   * The inventory cannot be read at the moment.
   *
   * @param timeout timeout of the execution
   */
  record Unreachable(String why, Duration timeout) implements PlanResult {}
}
