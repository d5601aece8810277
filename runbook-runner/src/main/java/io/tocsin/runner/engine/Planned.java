package io.tocsin.runner.engine;

/** What came of planning. */
sealed interface Planned {
  record Ready(Plan plan) implements Planned {}

  /** It can never be run like this. */
  record Impossible(String why) implements Planned {}

  /** The inventory cannot be read right now. */
  record Unreachable(String why) implements Planned {}
}
