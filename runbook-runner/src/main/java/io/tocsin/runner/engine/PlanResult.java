package io.tocsin.runner.engine;

import java.time.Duration;

/** What came of planning. */
sealed interface PlanResult {
  record Ready(Plan plan) implements PlanResult {}

  /** It can never be run like this. */
  record Impossible(String why) implements PlanResult {}

  /**
   * The inventory cannot be read right now.
   *
   * @param timeout of the execution
   */
  record Unreachable(String why, Duration timeout) implements PlanResult {}
}
