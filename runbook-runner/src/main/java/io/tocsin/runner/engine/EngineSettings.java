package io.tocsin.runner.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How executions are carried on. */
@ConfigMapping(prefix = "tocsin.runner.engine")
interface EngineSettings {
  /** Executions at once in this process. */
  @WithDefault("8")
  int parallel();

  /**
   * How soon the database is asked for work again after some was found. What this process writes
   * itself is looked at without waiting.
   */
  @WithDefault("500ms")
  Duration pollEvery();

  /** The pause doubles up to this while nothing is found: work of another process waits longest. */
  @WithDefault("5s")
  Duration pollAtMost();

  /** After this without a sign of life somebody else goes on. */
  @WithDefault("10s")
  Duration lease();

  @WithDefault("3s")
  Duration heartbeat();

  /**
   * How long a call can be under way after its sender vanished: our read timeout and the 30 s of
   * the entry node. Only after it "no task" may mean "never started", for what must not happen
   * twice.
   */
  @WithDefault("45s")
  Duration fence();

  /** A task that was just started may be missing from the list for a moment. */
  @WithDefault("10s")
  Duration searchFor();

  /** Owners that vanish one after the other at the same place; then a person has to look. */
  @WithDefault("3")
  int maxCrashes();

  /** While another execution has the target, or the inventory cannot be read. */
  @WithDefault("2s")
  Duration lookAgainEvery();

  /** While the kill switch is pulled. Its release is noticed at once. */
  @WithDefault("30s")
  Duration lookAtHeldEvery();

  /** First pause between two looks at a guest or a task; grows to ten times as much. */
  @WithDefault("500ms")
  Duration firstPause();
}
